"""The manual pages of what reading finds: YAML that could be misread (Y), data that breaks its schema (S).

The findings themselves are made where the files are read (`tdkt.workspace`), since nothing after can work on such files.
"""

from __future__ import annotations

from tdkt.attainment.measure_types.as_written import keys_of_types
from tdkt.checks.example_files import MOVEMENTS, PLAN, REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.workspace.kinds import FILE_KINDS

_SUBMITTED = "submitted: 2026-04-03"

RULES = (
    Rule(
        code="Y101",
        severity=ERROR,
        title="Tệp không ở bảng mã UTF-8",
        explanation="tdkt đọc tệp bằng UTF-8, bảng mã Unicode thông dụng. Tệp lưu bằng TCVN3, VNI hoặc UTF-16 "
        "phải được mở và lưu lại bằng UTF-8, nếu không chữ Việt sẽ hỏng.",
    ),
    Rule(
        code="Y102",
        severity=ERROR,
        title="Tệp quá lớn",
        explanation="Tệp trong plans có vài nghìn ký tự; tệp hàng megabyte là tệp để nhầm chỗ.",
    ),
    Rule(
        code="Y103",
        severity=ERROR,
        title="Ký tự điều khiển trong tệp",
        explanation="Ký tự không nhìn thấy (thường do sao chép từ Word, PDF, trang web) làm sai dòng, sai cột và "
        "sai khóa. Xóa ký tự ở vị trí được chỉ.",
        examples=(
            Example(
                file=REPORT,
                text="reporter: Nguyễn Văn A",
                bad=("reporter: Nguyễn▸\x0bVăn A",),
                good=("reporter: Nguyễn Văn A",),
            ),
        ),
    ),
    Rule(
        code="Y104",
        severity=ERROR,
        title="Cú pháp YAML sai",
        explanation="Thường do thụt dòng không đều, thiếu dấu hai chấm, dấu tab, hoặc giá trị có dấu hai chấm mà "
        "không đặt trong ngoặc kép.",
        examples=(
            Example(
                file=MOVEMENTS,
                text="text: Quản lý tài sản công tiết kiệm, minh bạch.",
                bad=("text: Quản lý▸: tiết kiệm, minh bạch.",),
                good=('text: "Quản lý: tiết kiệm, minh bạch."',),
            ),
        ),
    ),
    Rule(
        code="Y105",
        severity=ERROR,
        title="Khóa bị trùng",
        explanation="Một khóa chỉ được ghi một lần trong cùng một mục; phần lớn phần mềm khác lặng lẽ lấy giá "
        "trị sau. Xóa một dòng, hoặc tách thành hai mục.",
        examples=(
            Example(
                file=REPORT,
                text=_SUBMITTED,
                bad=(f"{_SUBMITTED}\n▸submitted: 2026-04-05",),
                good=(_SUBMITTED,),
            ),
        ),
    ),
    Rule(
        code="Y106",
        severity=ERROR,
        title="Neo và tham chiếu của YAML",
        explanation="&tên và *tên của YAML không được dùng: người đọc diff không thấy được giá trị thật. Ghi đầy "
        "đủ giá trị. Chữ nghiêng ở đầu câu thì đặt cả câu trong ngoặc kép.",
        examples=(
            Example(
                file=REPORT,
                text="reporter: Nguyễn Văn A",
                bad=("reporter: ▸&a Nguyễn Văn A",),
                good=('reporter: "Nguyễn Văn A"',),
            ),
        ),
    ),
    Rule(
        code="Y107",
        severity=ERROR,
        title="Thẻ kiểu của YAML",
        explanation="Thẻ !!int, !python… không được dùng: kiểu của giá trị do schema quyết định.",
        examples=(
            Example(
                file=REPORT,
                text="reporter: Nguyễn Văn A",
                bad=("reporter: ▸!!str Nguyễn Văn A",),
                good=("reporter: Nguyễn Văn A",),
            ),
        ),
    ),
    Rule(
        code="Y108",
        severity=ERROR,
        title="Nhiều tài liệu trong một tệp",
        explanation="Mỗi tệp là một tài liệu; dòng --- thứ hai bắt đầu tài liệu khác. Tách thành hai tệp.",
        examples=(Example(file=REPORT, text="tasks:", bad=("▸---\ntasks:",), good=("tasks:",)),),
    ),
    Rule(
        code="Y109",
        severity=ERROR,
        title="Lồng quá sâu",
        explanation="Tệp của tdkt lồng không quá vài cấp; hàng chục cấp là tệp hỏng hoặc cố ý gây hại.",
    ),
    Rule(
        code="Y110",
        severity=ERROR,
        title="Tệp trống",
        explanation="Tệp không có nội dung nào. Ghi nội dung hoặc xóa tệp.",
        examples=(
            Example(
                file=REPORT,
                text="",
                bad=("▸# chưa có gì\n",),
                good=("kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nfigures: []\n",),
                also=("K402",),
            ),
        ),
    ),
    Rule(
        code="Y111",
        severity=ERROR,
        title="Khóa không phải là chữ",
        explanation="Trước dấu hai chấm phải là một từ khóa, không phải danh sách hay nhóm khóa.",
        examples=(
            Example(file=REPORT, text=_SUBMITTED, bad=("? ▸[submitted]\n: 2026-04-03",), good=(_SUBMITTED,)),
        ),
    ),
    Rule(
        code="Y112",
        severity=ERROR,
        title="Không đọc được tệp",
        explanation="Không có quyền đọc, liên kết hỏng, hoặc tệp vừa bị xóa.",
    ),
    Rule(
        code="Y113",
        severity=WARNING,
        title="Tệp YAML bị thêm đuôi .txt",
        explanation="tdkt chỉ đọc tệp có đuôi .yaml hoặc .yml. Notepad lưu “loi-van.yaml” thành "
        "“loi-van.yaml.txt”, mà Windows thường giấu đuôi .txt, nên tệp trông như đúng tên. Đổi tên "
        "tệp; khi lưu bằng Notepad chọn Save as type: All files.",
    ),
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
