"""Samples of files that nothing in the ward's files tells anything of: an inspection, petitions, revocations, what was published.

They are shown to be filled in by hand, never written: a sample among the ward's own files would be read as true.
"""

from __future__ import annotations

from tdkt.model.records import dataclass
from tdkt.workspace.kinds import FILE_KINDS


@dataclass(frozen=True, slots=True)
class FileSample:
    """A sample of the kind `kind`; `then` says what to do when the file is there."""

    kind: str
    text: str
    then: tuple[str, ...]

    def path(self, year: int) -> str:
        """Return where the file of `year` lies; MÃ stands for the id that the ward gives it."""
        return FILE_KINDS[self.kind].file(year=year, id="MÃ")

    def filled(self, year: int, unit: str) -> str:
        """Return the sample with the year of the ward's plan and one of its units."""
        levels = self.path(year).count("/")
        head = f"# yaml-language-server: $schema={'../' * levels}schemas/{self.kind}.schema.json\n"
        text = self.text.replace("@BEGINS@", str(int(year))).replace("@YEAR@", str(year))
        return head + text.replace("@UNIT@", unit)


SAMPLES = {
    "inspection": FileSample(
        "inspection",
        """\
# Mẫu minh họa: thay mã, người, ngày, nội dung bằng của đợt kiểm tra thật.
kind: inspection
id: kiem-tra-quy-4
year: @YEAR@
title: công tác thi đua, khen thưởng quý IV            # viết như sau chữ “kiểm tra”
purpose:
  - Đánh giá việc triển khai kế hoạch thi đua, khen thưởng tại các đơn vị.
contents:
  - Việc xây dựng, triển khai kế hoạch thi đua, khen thưởng của đơn vị.
  - Việc báo cáo kết quả thực hiện các chỉ tiêu.
team:                                                  # một người role: head; còn lại deputy, member, secretary
  - {name: Trần Thị B, gender: female, post: Trưởng phòng, role: head}
  - {name: Lê Văn C, gender: male, post: Chuyên viên, role: secretary}
visits:                                                # nơi được kiểm tra; họp xong ghi thêm minutes, findings
  - {unit: @UNIT@, date: @BEGINS@-10-13, place: Phòng họp số 1}
""",
        (
            "In kế hoạch, quyết định lập đoàn: tdkt render inspection-plan MÃ; tdkt render inspection-team MÃ",
            "Làm việc xong ghi minutes, findings vào nơi ấy rồi in biên bản: tdkt render inspection-minutes MÃ",
        ),
    ),
    "petition": FileSample(
        "petitions",
        """\
# Mẫu minh họa: mỗi đơn một mục; type là complaint (khiếu nại), denunciation (tố cáo) hoặc petition (kiến nghị, phản ánh).
kind: petitions
year: @YEAR@
petitions:
  - id: don-01
    type: petition
    received: @BEGINS@-11-03
    subject: đề nghị xem xét lại danh sách đề nghị khen thưởng
    unit: @UNIT@  # nơi được giao giải quyết
    due: @BEGINS@-11-18
""",
        (
            "Giải quyết xong ghi answered: {date: NGÀY, document: SỐ VĂN BẢN, result: KẾT QUẢ}.",
            "Xem đơn đến hạn: tdkt today",
        ),
    ),
    "propaganda": FileSample(
        "propaganda",
        """\
# Mẫu minh họa: mỗi tin, bài, buổi một dòng; type là news (tin, bài), story (gương điển hình), talk (tọa đàm), meeting (hội nghị).
kind: propaganda
year: @YEAR@
records:
  - {id: tin-phat-dong, type: news, date: @BEGINS@-10-05, title: Phát động phong trào thi đua, where: Đài truyền thanh, unit: @UNIT@}
""",
        ("Báo cáo các kỳ đếm theo tệp này: tdkt render report",),
    ),
    "revocation": FileSample(
        "revocation",
        """\
# Mẫu minh họa: khen thưởng bị hủy bỏ phải đã có trong sổ khen thưởng (tdkt awards history "TÊN").
kind: revocation
id: huy-lao-dong-tien-tien
year: @YEAR@
awards:
  - who: dinh-van-q                                     # mã trong plans/awards/register.yaml
    award: lao-dong-tien-tien
    decision: {number: 210/QĐ-UBND, date: @BEGINS@-01-12}   # quyết định đã tặng
    ground: d                                           # điểm a, b, c hoặc d khoản 2 Điều 93 Luật Thi đua, khen thưởng
    facts: kết luận kiểm tra xác định không bảo đảm tiêu chuẩn
    money: 710000                                       # tiền thưởng phải nộp lại
return_by: @BEGINS@-12-30
""",
        (
            "In quyết định: tdkt render revocation MÃ; ký xong: tdkt issue revocation MÃ --number SỐ --date NGÀY",
            "Nộp lại xong ghi returned: {date: NGÀY, money: SỐ TIỀN}.",
        ),
    ),
}
"""What `tdkt new` shows a sample of, by the word of its command."""
