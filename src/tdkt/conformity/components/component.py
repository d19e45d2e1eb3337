"""The components of an official document (NĐ 30/2020, Phụ lục I, Phần I, IV), with the words that people call them by."""

from __future__ import annotations

from enum import StrEnum

from tdkt.law.nd30 import Demand, page_law


class Component(StrEnum):
    """What a stretch of text is. The value is its key in `law/nd30.yaml` where the decree demands a look of it."""

    NATION = "nation"
    MOTTO = "motto"
    SUPERIOR = "superior"
    AGENCY = "agency"
    NUMBER = "number"
    DATE = "date"
    TYPE_NAME = "type_name"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSEE = "addressee"
    COMPETENCE = "competence"
    BASIS = "basis"
    DECIDES = "decides"
    BODY = "body"
    TABLE = "table"
    """Text in a table of the content, of which the decree says nothing."""
    POWER = "power"
    SIGNER_POST = "signer_post"
    SIGNER = "signer"
    SIGNED = "signed"
    """What stands where the signature will: "(đã ký)"."""
    RECIPIENTS_TITLE = "recipients_title"
    RECIPIENT = "recipient"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    CIRCULATION = "circulation"
    DRAFT = "draft"
    """The mark of a draft, which the decree does not know."""
    DRAFTER = "drafter"
    CONTACT = "contact"
    PAGE_NUMBER = "page_number"
    ANNEX = "annex"
    ANNEX_TITLE = "annex_title"
    ANNEX_NOTE = "annex_note"
    ATTACHED = "attached"
    """The text of an annex or of a document that goes with this one."""
    COPY = "copy"
    RULE = "rule"
    """A rule line that is typed."""
    PAGE = "page"
    """The page itself."""
    BLANK = "blank"
    UNKNOWN = "unknown"

    @property
    def called(self) -> str:
        """What people call it."""
        return _TITLES[self][1]

    @property
    def box(self) -> str:
        """The number of its ô in the layout plan, "" where it has none."""
        return _TITLES[self][0]

    @property
    def demand(self) -> Demand | None:
        """What the decree demands of its look, None where it says nothing."""
        return page_law().components.get(self.value)


_TITLES: dict[Component, tuple[str, str]] = {
    Component.NATION: ("1", "Quốc hiệu"),
    Component.MOTTO: ("1", "Tiêu ngữ"),
    Component.SUPERIOR: ("2", "tên cơ quan chủ quản"),
    Component.AGENCY: ("2", "tên cơ quan ban hành"),
    Component.NUMBER: ("3", "số, ký hiệu"),
    Component.DATE: ("4", "địa danh, thời gian"),
    Component.TYPE_NAME: ("5a", "tên loại"),
    Component.SUBJECT: ("5a", "trích yếu"),
    Component.LETTER_SUBJECT: ("5b", "trích yếu công văn"),
    Component.ADDRESSEE: ("9a", "Kính gửi"),
    Component.COMPETENCE: ("6", "thẩm quyền ban hành"),
    Component.BASIS: ("6", "căn cứ"),
    Component.DECIDES: ("6", "lời quyết định"),
    Component.BODY: ("6", "nội dung"),
    Component.TABLE: ("6", "bảng"),
    Component.POWER: ("7a", "quyền hạn, chức vụ"),
    Component.SIGNER_POST: ("7b", "chức vụ khác của người ký"),
    Component.SIGNER: ("7b", "họ tên người ký"),
    Component.SIGNED: ("7c", "chữ ký"),
    Component.RECIPIENTS_TITLE: ("9b", "từ “Nơi nhận”"),
    Component.RECIPIENT: ("9b", "danh sách nơi nhận"),
    Component.SECRECY: ("10a", "dấu chỉ độ mật"),
    Component.URGENCY: ("10b", "dấu chỉ độ khẩn"),
    Component.CIRCULATION: ("11", "chỉ dẫn phạm vi lưu hành"),
    Component.DRAFT: ("", "dấu dự thảo"),
    Component.DRAFTER: ("12", "ký hiệu người soạn thảo"),
    Component.CONTACT: ("13", "địa chỉ cơ quan"),
    Component.PAGE_NUMBER: ("", "số trang"),
    Component.ANNEX: ("", "từ “Phụ lục”"),
    Component.ANNEX_TITLE: ("", "tên phụ lục"),
    Component.ANNEX_NOTE: ("", "dòng “Kèm theo”"),
    Component.ATTACHED: ("", "nội dung kèm theo"),
    Component.COPY: ("", "hình thức sao"),
    Component.RULE: ("", "đường kẻ gõ bằng ký tự"),
    Component.PAGE: ("", "trang"),
    Component.BLANK: ("", "dòng trống"),
    Component.UNKNOWN: ("", "chưa nhận ra"),
}
