"""The manual pages of what breaks a file's schema (S): unknown keys, missing ones, values of another kind.

The findings themselves are made where the files are read (`tdkt.workspace`), since nothing after can work on such files.
"""

from __future__ import annotations

from tdkt.attainment.measure_types.as_written import keys_of_types
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT
from tdkt.checks.rule import ERROR, Example, Rule
from tdkt.workspace.kinds import FILE_KINDS

_SUBMITTED = "submitted: 2026-04-03"

RULES = (
    Rule(
        code="S201",
        severity=ERROR,
        title="Không rõ loại tệp",
        explanation=f"Mỗi tệp ghi kind ở đầu, là một trong các loại: {', '.join(FILE_KINDS)}.",
        examples=(
            Example(
                file=REPORT, text="kind: unit-report", bad=("kind: ▸report",), good=("kind: unit-report",)
            ),
        ),
    ),
    Rule(
        code="S202",
        severity=ERROR,
        title="Khóa không có trong schema",
        explanation="Khóa lạ thường là khóa gõ sai; nếu cứ để, giá trị sẽ bị bỏ qua.",
        examples=(
            Example(
                file=REPORT,
                text="reporter: Nguyễn Văn A",
                bad=("▸reportor: Nguyễn Văn A",),
                good=("reporter: Nguyễn Văn A",),
            ),
        ),
    ),
    Rule(
        code="S203",
        severity=ERROR,
        title="Thiếu khóa bắt buộc",
        explanation="Mục thiếu một khóa mà schema yêu cầu.",
        examples=(
            Example(
                file=REPORT,
                text="{task: van-thu.quan-ly, progress: under_way}",
                bad=("▸{task: van-thu.quan-ly}",),
                good=("{task: van-thu.quan-ly, progress: done}",),
            ),
        ),
    ),
    Rule(
        code="S204",
        severity=ERROR,
        title="Sai kiểu giá trị",
        explanation="Giá trị phải là chữ, số, danh sách… như schema quy định. Chữ trông như số, câu có dấu hai "
        "chấm thì đặt trong ngoặc kép.",
        examples=(
            Example(
                file=REPORT,
                text="numerator: 96, denominator",
                bad=("numerator: ▸khoảng 96, denominator",),
                good=("numerator: 96, denominator",),
            ),
        ),
    ),
    Rule(
        code="S205",
        severity=ERROR,
        title="Số viết không rõ",
        explanation="“1.234” có thể là một nghìn hai trăm ba mươi tư hoặc 1,234; “1,5”, “95%”, “012”, “1_000” "
        "cũng dễ hiểu nhầm. Ghi số liền nhau, phần thập phân sau dấu chấm: 1234; 1.5; 95.",
        examples=(
            Example(
                file=REPORT,
                text="numerator: 96, denominator: 100",
                bad=("numerator: 96, denominator: ▸1.234",),
                good=("numerator: 96, denominator: 1234",),
                also=("R510",),
            ),
        ),
    ),
    Rule(
        code="S206",
        severity=ERROR,
        title="Giá trị không nằm trong danh sách",
        explanation="Khóa này chỉ nhận một số giá trị cố định.",
        examples=(
            Example(
                file=REPORT,
                text="{task: van-thu.quan-ly, progress: under_way}",
                bad=("{task: van-thu.quan-ly, progress: ▸dang lam}",),
                good=("{task: van-thu.quan-ly, progress: under_way}",),
            ),
        ),
    ),
    Rule(
        code="S207",
        severity=ERROR,
        title="Sai dạng",
        explanation="Ngày ghi 2026-01-30; mã ghi chữ thường không dấu, chữ số và gạch nối; văn bản không để "
        "trống.",
        examples=(
            Example(file=REPORT, text=_SUBMITTED, bad=("submitted: ▸03/04/2026",), good=(_SUBMITTED,)),
        ),
    ),
    Rule(
        code="S208",
        severity=ERROR,
        title="Ngoài giới hạn",
        explanation="Số quá nhỏ, quá lớn, danh sách quá ngắn hoặc chữ quá dài so với schema.",
        examples=(
            Example(
                file=MOVEMENTS,
                text="at_least: 95, counting",
                bad=("at_least: ▸195, counting",),
                good=("at_least: 95, counting",),
            ),
        ),
    ),
    Rule(
        code="S209",
        severity=ERROR,
        title="Khóa không dùng cùng loại này",
        explanation=f"Mỗi loại chỉ tiêu có các khóa riêng. {keys_of_types()} Một câu là task, target hoặc "
        "targets, không phải nhiều thứ cùng lúc.",
        examples=(
            Example(
                file=MOVEMENTS,
                text="measure: {type: milestone}",
                bad=("measure: {type: milestone, ▸at_least: 1}",),
                good=("measure: {type: milestone}",),
            ),
        ),
    ),
    Rule(
        code="S210",
        severity=ERROR,
        title="Không đúng schema",
        explanation="Mục của kế hoạch phải có title (tiêu đề) hoặc text (đoạn có số thứ tự), không có cả hai.",
        examples=(
            Example(
                file=PLAN,
                text="- title: Phong trào của các đơn vị",
                bad=("- ▸title: Phong trào\n        text: Phong trào của các đơn vị.",),
                good=("- title: Phong trào của các đơn vị",),
            ),
        ),
    ),
)
