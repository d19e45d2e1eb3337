"""The manual pages of what reading finds: YAML that could be misread (Y), data that breaks its schema (S).

The findings themselves are made where the files are read (`tdkt.workspace`), since nothing after can work on such files.
"""

from __future__ import annotations

from tdkt.checks.example_workspace import MOVEMENTS, PLAN, REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule
from tdkt.workspace.schema import KINDS

_SUBMITTED = "submitted: 2026-04-03"

RULES = (
    Rule(
        "Y101", ERROR, "Tệp không ở bảng mã UTF-8",
        "tdkt đọc tệp bằng UTF-8, bảng mã Unicode thông dụng. Tệp lưu bằng TCVN3, VNI hoặc UTF-16 phải được mở và lưu "
        "lại bằng UTF-8, nếu không chữ Việt sẽ hỏng.",
        None,
    ),
    Rule(
        "Y102", ERROR, "Tệp quá lớn",
        "Tệp trong plans có vài nghìn ký tự; tệp hàng megabyte là tệp để nhầm chỗ.",
        None,
    ),
    Rule(
        "Y103", ERROR, "Ký tự điều khiển trong tệp",
        "Ký tự không nhìn thấy (thường do sao chép từ Word, PDF, trang web) làm sai dòng, sai cột và sai khóa. Xóa ký "
        "tự ở vị trí được chỉ.",
        Example(REPORT, "reporter: Nguyễn Văn A", "reporter: Nguyễn▸\x0bVăn A", "reporter: Nguyễn Văn A"),
    ),
    Rule(
        "Y104", ERROR, "Cú pháp YAML sai",
        "Thường do thụt dòng không đều, thiếu dấu hai chấm, dấu tab, hoặc giá trị có dấu hai chấm mà không đặt trong "
        "ngoặc kép.",
        Example(MOVEMENTS, "text: Quản lý tài sản công tiết kiệm, minh bạch.", "text: Quản lý▸: tiết kiệm, minh bạch.", 'text: "Quản lý: tiết kiệm, minh bạch."'),
    ),
    Rule(
        "Y105", ERROR, "Khóa bị trùng",
        "Một khóa chỉ được ghi một lần trong cùng một mục; phần lớn phần mềm khác lặng lẽ lấy giá trị sau. Xóa một dòng, "
        "hoặc tách thành hai mục.",
        Example(REPORT, _SUBMITTED, f"{_SUBMITTED}\n▸submitted: 2026-04-05", _SUBMITTED),
    ),
    Rule(
        "Y106", ERROR, "Neo và tham chiếu của YAML",
        "&tên và *tên của YAML không được dùng: người đọc diff không thấy được giá trị thật. Ghi đầy đủ giá trị. Chữ "
        "nghiêng ở đầu câu thì đặt cả câu trong ngoặc kép.",
        Example(REPORT, "reporter: Nguyễn Văn A", "reporter: ▸&a Nguyễn Văn A", 'reporter: "Nguyễn Văn A"'),
    ),
    Rule(
        "Y107", ERROR, "Thẻ kiểu của YAML",
        "Thẻ !!int, !python… không được dùng: kiểu của giá trị do schema quyết định.",
        Example(REPORT, "reporter: Nguyễn Văn A", "reporter: ▸!!str Nguyễn Văn A", "reporter: Nguyễn Văn A"),
    ),
    Rule(
        "Y108", ERROR, "Nhiều tài liệu trong một tệp",
        "Mỗi tệp là một tài liệu; dòng --- thứ hai bắt đầu tài liệu khác. Tách thành hai tệp.",
        Example(REPORT, "tasks:", "▸---\ntasks:", "tasks:"),
    ),
    Rule(
        "Y109", ERROR, "Lồng quá sâu",
        "Tệp của tdkt lồng không quá vài cấp; hàng chục cấp là tệp hỏng hoặc cố ý gây hại.",
        None,
    ),
    Rule(
        "Y110", ERROR, "Tệp trống",
        "Tệp không có nội dung nào. Ghi nội dung hoặc xóa tệp.",
        Example(REPORT, "", "▸# chưa có gì\n", "kind: unit-report\nperiod: 2026-Q1\nunit: kinh-te\nfigures: []\n"),
    ),
    Rule(
        "Y111", ERROR, "Khóa không phải là chữ",
        "Trước dấu hai chấm phải là một từ khóa, không phải danh sách hay nhóm khóa.",
        Example(REPORT, _SUBMITTED, "? ▸[submitted]\n: 2026-04-03", _SUBMITTED),
    ),
    Rule(
        "Y112", ERROR, "Không đọc được tệp",
        "Không có quyền đọc, liên kết hỏng, hoặc tệp vừa bị xóa.",
        None,
    ),
    Rule(
        "Y113", WARNING, "Tệp YAML bị thêm đuôi .txt",
        "tdkt chỉ đọc tệp có đuôi .yaml hoặc .yml. Notepad lưu “loi-van.yaml” thành “loi-van.yaml.txt”, mà Windows thường "
        "giấu đuôi .txt, nên tệp trông như đúng tên. Đổi tên tệp; khi lưu bằng Notepad chọn Save as type: All files.",
        None,
    ),
    Rule(
        "S201", ERROR, "Không rõ loại tệp",
        f"Mỗi tệp ghi kind ở đầu, là một trong các loại: {', '.join(KINDS)}.",
        Example(REPORT, "kind: unit-report", "kind: ▸report", "kind: unit-report"),
    ),
    Rule(
        "S202", ERROR, "Khóa không có trong schema",
        "Khóa lạ thường là khóa gõ sai; nếu cứ để, giá trị sẽ bị bỏ qua.",
        Example(REPORT, "reporter: Nguyễn Văn A", "▸reportor: Nguyễn Văn A", "reporter: Nguyễn Văn A"),
    ),
    Rule(
        "S203", ERROR, "Thiếu khóa bắt buộc",
        "Mục thiếu một khóa mà schema yêu cầu.",
        Example(REPORT, "{task: van-thu.quan-ly, progress: under_way}", "▸{task: van-thu.quan-ly}", "{task: van-thu.quan-ly, progress: done}"),
    ),
    Rule(
        "S204", ERROR, "Sai kiểu giá trị",
        "Giá trị phải là chữ, số, danh sách… như schema quy định. Chữ trông như số, câu có dấu hai chấm thì đặt trong "
        "ngoặc kép.",
        Example(REPORT, "numerator: 96, denominator", "numerator: ▸khoảng 96, denominator", "numerator: 96, denominator"),
    ),
    Rule(
        "S205", ERROR, "Số viết không rõ",
        "“1.234” có thể là một nghìn hai trăm ba mươi tư hoặc 1,234; “1,5”, “95%”, “012”, “1_000” cũng dễ hiểu nhầm. "
        "Ghi số liền nhau, phần thập phân sau dấu chấm: 1234; 1.5; 95.",
        Example(REPORT, "numerator: 96, denominator: 100", "numerator: 96, denominator: ▸1.234", "numerator: 96, denominator: 1234"),
    ),
    Rule(
        "S206", ERROR, "Giá trị không nằm trong danh sách",
        "Khóa này chỉ nhận một số giá trị cố định.",
        Example(REPORT, "{task: van-thu.quan-ly, progress: under_way}", "{task: van-thu.quan-ly, progress: ▸dang lam}", "{task: van-thu.quan-ly, progress: under_way}"),
    ),
    Rule(
        "S207", ERROR, "Sai dạng",
        "Ngày ghi 2026-01-30; mã ghi chữ thường không dấu, chữ số và gạch nối; văn bản không để trống.",
        Example(REPORT, _SUBMITTED, "submitted: ▸03/04/2026", _SUBMITTED),
    ),
    Rule(
        "S208", ERROR, "Ngoài giới hạn",
        "Số quá nhỏ, quá lớn, danh sách quá ngắn hoặc chữ quá dài so với schema.",
        Example(MOVEMENTS, "at_least: 95, counting", "at_least: ▸195, counting", "at_least: 95, counting"),
    ),
    Rule(
        "S209", ERROR, "Khóa không dùng cùng loại này",
        "Mỗi loại chỉ tiêu có các khóa riêng. percentage: counting, of và một ngưỡng. count: of và một ngưỡng. amount: of, "
        "in và một ngưỡng. per_subdivision, per_official: each_at_least, of. incidents: at_most, of. reduction: of và một "
        "ngưỡng. milestone: due. Một câu là task, target hoặc targets, không phải nhiều thứ cùng lúc.",
        Example(MOVEMENTS, "measure: {type: milestone}", "measure: {type: milestone, ▸at_least: 1}", "measure: {type: milestone}"),
    ),
    Rule(
        "S210", ERROR, "Không đúng schema",
        "Mục của kế hoạch phải có title (tiêu đề) hoặc text (đoạn có số thứ tự), không có cả hai.",
        Example(PLAN, "- title: Phong trào của các đơn vị", "- ▸title: Phong trào\n        text: Phong trào của các đơn vị.", "- title: Phong trào của các đơn vị"),
    ),
)  # fmt: skip
