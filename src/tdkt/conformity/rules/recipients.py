"""V510-V516: Nơi nhận (NĐ 30/2020, Phụ lục I, Phần I, II.9; Phụ lục III)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.conformity.components.component import Component
from tdkt.conformity.components.piece import Piece
from tdkt.conformity.components.recognised import Recognised
from tdkt.conformity.finding import Finding
from tdkt.conformity.rules.told import text, told
from tdkt.conformity.rules.typed_examples import DECISION, LETTER, PLAN
from tdkt.law.nd30 import cited
from tdkt.model.marks import Kind

_SOURCE = cited("II.9d")
_TITLE = "{12 đậm nghiêng trái} Nơi nhận: || {14 đậm giữa} TM. ỦY BAN NHÂN DÂN"
_FIRST = "{11 trái} - Các đơn vị thuộc phường;"
_FILED = "{11 trái} - Lưu: VT, VHXH."
_FOOT = f"{_TITLE}\n{_FIRST} || {{14 đậm giữa}} CHỦ TỊCH\n{_FILED} ||"

MISSING = Rule(
    code="V510",
    severity=ERROR,
    title="Không có Nơi nhận, hoặc từ “Nơi nhận” sai cách ghi",
    explanation="Cuối văn bản, bên trái có từ “Nơi nhận” trên một dòng riêng, sau có dấu hai chấm (:), phía dưới là danh sách nơi nhận.",
    examples=(
        Example(file=PLAN, text=_FOOT, bad=("{11 trái} || {14 đậm giữa} TM. ỦY BAN NHÂN DÂN\n || {14 đậm giữa} CHỦ TỊCH\n ||",), good=(_FOOT,)),
        Example(file=PLAN, text="{12 đậm nghiêng trái} Nơi nhận:", bad=("▸{12 đậm nghiêng trái} Nơi nhận", "▸{12 đậm nghiêng trái} Nơi nhận :", "▸{12 đậm nghiêng trái} NƠI NHẬN:"), good=("{12 đậm nghiêng trái} Nơi nhận:",), also=("V503",)),
    ),
    source=_SOURCE,
)  # fmt: skip
AS_ABOVE = Rule(
    code="V511",
    severity=ERROR,
    title="“Như trên” thiếu hoặc thừa",
    explanation="Công văn, tờ trình, báo cáo có Kính gửi thì dòng đầu của Nơi nhận là “- Như trên;”. Văn bản không có Kính gửi thì không ghi “Như trên”; quyết "
    "định, nghị quyết ghi “- Như Điều …;”.",
    examples=(
        Example(
            file=LETTER,
            text="{11 trái} - Như trên;",
            bad=("▸{11 trái} - Sở Nội vụ thành phố Mẫu;", "▸{11 trái} - Như kính gửi;"),
            good=("{11 trái} - Như trên;",),
        ),
        Example(
            file=DECISION,
            text="{11 trái} - Như Điều 2;",
            bad=("▸{11 trái} - Như trên;",),
            good=("{11 trái} - Như Điều 2;",),
        ),
    ),
    source=cited("II.9b"),
)
AS_ARTICLE = Rule(
    code="V512",
    severity=WARNING,
    title="Nơi nhận của quyết định, nghị quyết không ghi “Như Điều …”",
    explanation="Dòng đầu của Nơi nhận trong quyết định, nghị quyết là “- Như Điều …;”, dẫn tới điều ghi nơi thi hành.",
    examples=(
        Example(
            file=DECISION,
            text="{11 trái} - Như Điều 2;",
            bad=("▸{11 trái} - Như Điều 4;", "▸{11 trái} - Các đơn vị thuộc phường;"),
            good=("{11 trái} - Như Điều 2;",),
        ),
    ),
    source="NĐ 30/2020, Phụ lục III, Mẫu 1.1, 1.2, 1.3",
)
ITEMS = Rule(
    code="V513",
    severity=ERROR,
    title="Danh sách nơi nhận sai dấu",
    explanation="Mỗi nơi nhận một dòng, đầu dòng có gạch (-) sát lề trái, cuối dòng có dấu chấm phẩy (;), dòng cuối cùng kết thúc bằng dấu chấm (.).",
    examples=(
        Example(file=PLAN, text=_FIRST, bad=("▸{11 trái} - Các đơn vị thuộc phường", "▸{11 trái} - Các đơn vị thuộc phường,", "▸{11 trái} Các đơn vị thuộc phường;"), good=(_FIRST,)),
        Example(file=PLAN, text=_FILED, bad=("▸{11 trái} - Lưu: VT, VHXH", "▸{11 trái} - Lưu: VT, VHXH;"), good=(_FILED,)),
    ),
    source=_SOURCE,
)  # fmt: skip
FILED = Rule(
    code="V514",
    severity=ERROR,
    title="Dòng “Lưu: VT, …” thiếu hoặc sai",
    explanation="Dòng cuối cùng của Nơi nhận: chữ “Lưu” có dấu hai chấm, chữ viết tắt “VT”, dấu phẩy, chữ viết tắt tên đơn vị soạn thảo (và số lượng bản lưu): “- "
    "Lưu: VT, VHXH.”. Biên bản ghi “- Lưu: VT, Hồ sơ.”.",
    examples=(
        Example(file=PLAN, text=_FILED, bad=tuple("▸{11 trái} " + said for said in ("- Lưu VT, VHXH.", "- Lưu: VHXH.", "- Lưu: VP.", "- Lưu: VT VHXH.")), good=(_FILED, "{11 trái} - Lưu: VT, VHXH (03b).")),
        Example(file=PLAN, text=f"{_FIRST} || {{14 đậm giữa}} CHỦ TỊCH\n{_FILED} ||", bad=("▸{11 trái} - Các đơn vị thuộc phường. || {14 đậm giữa} CHỦ TỊCH\n ||",), good=(f"{_FIRST} || {{14 đậm giữa}} CHỦ TỊCH\n{_FILED} ||",)),
    ),
    source=_SOURCE,
)  # fmt: skip
LEVEL = Rule(
    code="V516",
    severity=ERROR,
    title="“Nơi nhận” không ngang hàng với quyền hạn, chức vụ",
    explanation="Từ “Nơi nhận” ngang hàng với dòng quyền hạn, chức vụ của người ký và sát lề trái.",
    examples=(
        Example(
            file=PLAN,
            text=_TITLE,
            bad=("▸{12 đậm nghiêng trái} Nơi nhận: ||\n || {14 đậm giữa} TM. ỦY BAN NHÂN DÂN",),
            good=(_TITLE,),
        ),
    ),
    source=_SOURCE,
)
RULES = (MISSING, AS_ABOVE, AS_ARTICLE, ITEMS, FILED, LEVEL)

_WITHOUT = ("Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Quy chế", "Quy định")
"""Kinds whose recipients stand elsewhere, or that go with another document."""
_ABOVE = re.compile(r"(?i)^\W*như (?:trên|(?:phần |nơi )?kính gửi)\b")
_AS_ADDRESSED = re.compile(r"(?i)như (?:phần )?(?:nơi )?kính gửi(?: (?:ở )?trên)?")
_ARTICLE = re.compile(r"(?i)^\W*như (?:điều|đ\.?)\s*(?P<first>\d+)?")
_FILE = re.compile(r"(?i)^\W*lưu\b")
_FILE_FORM = re.compile(r"^\W*Lưu ?: ?VT(?: ?, ?[^,].*)?$")

_FILE_UNMARKED = re.compile(
    r"(?i)^\W*(?P<words>lưu ?[:;.,]? ?vt(?:\s*[,;.]?\s*(?<=[\s,;.])(?P<rest>[^\W\d_][\w-]*(?:, ?[^\W\d_][\w-]*)*(?: ?\(\w+\))?))?)[\s.;]*$"
)
"""A line that has all words of "Lưu: VT, VHXH" and only its marks otherwise."""


def check(document: Recognised) -> Iterator[Finding]:
    """Yield what is wrong with Nơi nhận."""
    if document.is_attached or document.kind is None or not document.is_of_decree:
        return
    title, pieces = document.first(Component.RECIPIENTS_TITLE), document.of(Component.RECIPIENT)
    if title is None and document.kind.name not in _WITHOUT and not document.of(Component.ANNEX_NOTE):
        yield told(
            MISSING,
            Component.RECIPIENTS_TITLE,
            None,
            "Không thấy Nơi nhận ở cuối văn bản.",
            "Ghi “Nơi nhận:” và danh sách nơi nhận ở cuối, bên trái.",
            stands="không có",
        )
    if title is not None:
        yield from _title(title)
        yield from _level(document, title)
    items = _items(pieces)
    if items:
        yield from _first_item(document, items)
        yield from _marks(items)
        yield from _filed(document, items)


def _title(piece: Piece) -> Iterator[Finding]:
    said = re.match(r"(?i)nơi (?:nhận|gửi)\s*(?:\([^)]*\))?\s*[:.]?", piece.text)
    if said is None or said[0] == "Nơi nhận:":
        return
    rest = piece.text[said.end() :].strip()
    yield told(
        MISSING, Component.RECIPIENTS_TITLE, piece, f"Ghi “{said[0].strip()}”, quy định “Nơi nhận:”.", "Ghi “Nơi nhận:”.", stands=said[0].strip(), should="Nơi nhận:",
        span=(0, said.end()), mends=() if rest else text("Nơi nhận:"),
    )  # fmt: skip


def _items(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the recipients, each with the lines that it goes on over."""
    items: list[list[Piece]] = []
    for piece in pieces:
        before = items[-1][-1] if items else None
        unmarked = piece.mark is None or not piece.mark.is_bullet
        goes_on = (
            before is not None
            and unmarked
            and not _FILE.match(piece.words)
            and (piece.words[:1].islower() or not before.text.endswith((";", ".")))
        )
        if goes_on and not (before is not None and before.text.endswith(";")):
            items[-1].append(piece)
        else:
            items.append([piece])
    return items


def _first_item(document: Recognised, items: list[list[Piece]]) -> Iterator[Finding]:
    first = items[0][0]
    above = next((item[0] for item in items if _ABOVE.match(item[0].words)), None)
    if document.of(Component.ADDRESSEE):
        otherwise = _AS_ADDRESSED.search(above.text) if above is not None else None
        if above is not None and otherwise is not None:
            yield told(
                AS_ABOVE, Component.RECIPIENT, above, f"Nơi nhận ghi “{otherwise[0]}”, quy định “Như trên”.", "Ghi “- Như trên;”.",
                stands=otherwise[0], should="Như trên", span=otherwise.span(), mends=text("Như trên"),
            )  # fmt: skip
        if above is None:
            yield told(
                AS_ABOVE,
                Component.RECIPIENT,
                first,
                "Có Kính gửi mà Nơi nhận không ghi “- Như trên;”.",
                "Thêm dòng đầu “- Như trên;”.",
                stands=first.words,
                should="- Như trên;",
            )
    elif above is not None and (
        document.is_decision
        or not (
            document.kind
            and document.kind.name
            in (
                "Giấy giới thiệu",
                "Giấy mời",
                "Công điện",
                "Báo cáo",
                "Phiếu chuyển",
                "Phiếu gửi",
                "Phiếu báo",
                *("Công văn", "Tờ trình"),  # V308 tells that Kính gửi is missing
            )
        )
    ):
        should = "- Như Điều …;" if document.is_decision else "tên nơi nhận"
        yield told(
            AS_ABOVE,
            Component.RECIPIENT,
            above,
            "Không có Kính gửi mà Nơi nhận ghi “Như trên”.",
            f"Ghi {should}.",
            stands=above.words,
            should=should,
        )
    if document.is_decision and above is None:
        yield from _as_article(document, items)


def _as_article(document: Recognised, items: list[list[Piece]]) -> Iterator[Finding]:
    articles = [
        piece.mark.value
        for piece in document.of(Component.BODY)
        if piece.mark and piece.mark.kind is Kind.ARTICLE
    ]
    cited_article = next(
        ((item[0], match) for item in items if (match := _ARTICLE.match(item[0].words))), None
    )
    if cited_article is None:
        if articles:
            yield told(
                AS_ARTICLE,
                Component.RECIPIENT,
                items[0][0],
                f"Nơi nhận của {document.kind.name.lower() if document.kind else 'quyết định'} không có dòng “- Như Điều …;”.",
                "Thêm dòng đầu “- Như Điều …;”.",
                stands=items[0][0].words,
            )
        return
    piece, match = cited_article
    if match["first"] and articles and int(match["first"]) > max(articles):
        yield told(
            AS_ARTICLE, Component.RECIPIENT, piece, f"Ghi “Như Điều {match['first']}” mà văn bản chỉ có {max(articles)} điều.",
            "Ghi số của điều về nơi thi hành.", stands=piece.words,
        )  # fmt: skip


def _marks(items: list[list[Piece]]) -> Iterator[Finding]:
    for number, item in enumerate(items):
        head, last = item[0], item[-1]
        if head.mark is None or not head.mark.is_bullet:
            yield told(
                ITEMS,
                Component.RECIPIENT,
                head,
                f"Nơi nhận “{head.words[:40]}” không có gạch đầu dòng (-).",
                "Thêm gạch đầu dòng.",
                span=(0, 0),
                mends=text("- "),
            )
        is_last = number == len(items) - 1
        wanted = "." if is_last else ";"
        if last.text.endswith(wanted):
            continue
        typed = re.search(r"[\s,.;:]*$", last.text)
        start = typed.start() if typed else len(last.text)
        name = "chấm (.)" if is_last else "chấm phẩy (;)"
        yield told(
            ITEMS, Component.RECIPIENT, last, f"Nơi nhận “{item[0].words[:40]}” phải kết thúc bằng dấu {name}.", f"Ghi dấu {name} ở cuối dòng.",
            stands=last.text[start:].strip() or "không có dấu", should=wanted, span=(start, len(last.text)), mends=text(wanted),
        )  # fmt: skip


def _filed(document: Recognised, items: list[list[Piece]]) -> Iterator[Finding]:
    filed = [item for item in items if _FILE.match(item[0].words)]
    if not filed:
        yield told(
            FILED,
            Component.RECIPIENT,
            items[-1][-1],
            "Nơi nhận không có dòng “Lưu: VT, …”.",
            "Thêm dòng cuối “- Lưu: VT, <đơn vị soạn thảo>.”.",
            stands="không có",
            should="- Lưu: VT, ….",
        )
        return
    item = filed[-1]
    said = " ".join(piece.words for piece in item)
    bare = said.rstrip(".; ")
    if item is not items[-1]:
        yield told(
            FILED,
            Component.RECIPIENT,
            item[0],
            "Dòng “Lưu: VT, …” không ở cuối danh sách nơi nhận.",
            "Chuyển dòng Lưu xuống cuối.",
            stands=said,
        )
    if not _FILE_FORM.match(bare):
        yield _filed_otherwise(item, said)


def _filed_otherwise(item: list[Piece], said: str) -> Finding:
    """Return the finding on a line that is not "Lưu: VT, …"; where only marks of it fail, with what it should be."""
    unmarked = _FILE_UNMARKED.match(item[0].text)
    if unmarked is None:
        return told(
            FILED, Component.RECIPIENT, item[0], f"Dòng lưu ghi “{said}”.", "Ghi “- Lưu: VT, ….”: sau VT là chữ viết tắt đơn vị soạn thảo; bản sao chỉ ghi “- Lưu: VT.”.",
            stands=said, should="- Lưu: VT, ….",
        )  # fmt: skip
    rest = f", {unmarked['rest']}" if unmarked["rest"] else ""
    right = f"Lưu: VT{rest}"
    return told(
        FILED, Component.RECIPIENT, item[0], f"Dòng lưu ghi “{said}”.", f"Ghi “- {right}.”.",
        stands=said, should=f"- {right}.", span=unmarked.span("words"), mends=text(right),
    )  # fmt: skip


def _level(document: Recognised, title: Piece) -> Iterator[Finding]:
    """Yield that Nơi nhận and the first line of the signature are not on one line, where the layout tells."""
    if document.kind is not None and document.kind.name in ("Biên bản",):
        return
    power = next(iter(document.of(Component.POWER)), None)
    if power is None or power.boxed or title.boxed:
        return
    if title.cell is not None and power.cell is not None:
        if title.cell.table == power.cell.table and title.cell.row == power.cell.row:
            return
        if title.cell.table != power.cell.table:
            return
    elif (title.cell is None) != (power.cell is None) or title.paragraph is power.paragraph:
        return
    yield told(
        LEVEL,
        Component.RECIPIENTS_TITLE,
        title,
        "“Nơi nhận:” không ngang hàng với dòng quyền hạn, chức vụ của người ký.",
        "Đặt “Nơi nhận:” và quyền hạn, chức vụ cùng một hàng.",
    )
