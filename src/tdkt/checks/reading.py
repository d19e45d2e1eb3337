"""The manual pages of what reading finds: YAML that could be misread (Y). What breaks a schema: `data_shape`.

The findings themselves are made where the files are read (`tdkt.workspace`), since nothing after can work on such files.
"""

from __future__ import annotations

from tdkt.checks.example_files import MOVEMENTS, REPORT
from tdkt.checks.rule import ERROR, WARNING, Example, Rule

_SUBMITTED = "submitted: 2026-04-03"
_SENTENCE = "text: Quản lý tài sản công tiết kiệm, minh bạch."

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
                bad=(
                    "reporter: Nguyễn▸\x0bVăn A",
                    "reporter: Nguyễn ▸\u202eVăn A",
                    'reporter: ▸"Nguyễn\\rVăn A"',
                ),
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
        code="Y114",
        severity=ERROR,
        title="Dấu # cắt mất phần sau của câu",
        explanation="Với YAML, dấu # đứng sau dấu cách bắt đầu lời ghi chú: “Đã dũng cảm #1 cứu người” chỉ còn “Đã dũng "
        "cảm”. Đặt cả câu trong ngoặc kép. Lời ghi chú thật thì có dấu cách sau dấu #: “# ghi chú”.",
        examples=(
            Example(
                file=MOVEMENTS,
                text=_SENTENCE,
                bad=(
                    "text: Quản lý tài sản công ▸#1 tiết kiệm, minh bạch.",
                    "text: Quản lý tài sản công\n          ▸#1 tiết kiệm, minh bạch.",
                ),
                good=(
                    'text: "Quản lý tài sản công #1 tiết kiệm, minh bạch."',
                    f"{_SENTENCE} # ghi chú",
                ),
            ),
        ),
    ),
    Rule(
        code="Y115",
        severity=ERROR,
        title="Dấu \\ trong ngoặc kép đổi thành ký tự khác",
        explanation="Trong ngoặc kép, YAML đọc “\\t” là dấu tab, “\\n” là xuống dòng: đường dẫn “D:\\nam 2026” bị hỏng. "
        "Dùng ngoặc đơn '…', trong đó dấu \\ chỉ là chữ, hoặc ghi hai lần \\\\.",
        examples=(
            Example(
                file=MOVEMENTS,
                text=_SENTENCE,
                bad=('text: "Quản lý tài sản công▸\\ttiết kiệm, minh bạch."',),
                good=("text: 'Quản lý tài sản công tiết kiệm, minh bạch.'",),
            ),
        ),
    ),
    Rule(
        code="Y116",
        severity=ERROR,
        title="Dòng bị nối vào câu trên",
        explanation="Dòng thụt vào sâu hơn mà không phải một mục hay một khóa đúng cách được YAML nối vào câu trên: “- ý "
        "hai” thành một phần của câu, “post:Chủ tịch” (thiếu dấu cách sau dấu hai chấm) thành một phần của tên. Thụt "
        "dòng ngang các mục cùng cấp, để một dấu cách sau dấu - và dấu :.",
        examples=(
            Example(
                file=MOVEMENTS,
                text=_SENTENCE,
                bad=("text: Quản lý tài sản công\n          ▸- tiết kiệm, minh bạch.",),
                good=(_SENTENCE, "text: Quản lý tài sản công\n          tiết kiệm, minh bạch."),
            ),
        ),
    ),
    Rule(
        code="Y117",
        severity=ERROR,
        title="Dấu phẩy trong ngoặc tách câu làm hai",
        explanation="Trong [ ] và { }, dấu phẩy ngăn các mục: “{name: Phòng Kinh tế, Hạ tầng}” thành tên “Phòng Kinh tế” và "
        "một khóa lạ, “at_least: 99,5” thành 99 và 5. Câu, tên có dấu phẩy thì đặt trong ngoặc kép; số thập phân ghi dấu "
        "chấm.",
        examples=(
            Example(
                file=MOVEMENTS,
                text="at_least: 95, counting",
                bad=("at_least: 95,▸5, counting",),
                good=("at_least: 95.0, counting",),
            ),
        ),
    ),
    Rule(
        code="Y118",
        severity=ERROR,
        title="Ký tự trông như dấu cách",
        explanation="Dấu cách không ngắt (U+00A0) và các ký tự rộng tương tự chép từ Word, trang web trông như dấu cách, nhưng "
        "YAML coi là chữ: khóa thành khóa lạ, mục của danh sách dính vào câu, thụt dòng sai cấp. Xóa rồi gõ lại bằng "
        "phím cách.",
        examples=(
            Example(
                file=REPORT,
                text="reporter: Nguyễn Văn A",
                bad=(
                    "▸\xa0reporter: Nguyễn Văn A",
                    "reporter▸\u2003: Nguyễn Văn A",
                    "reporter: ▸\u3000Nguyễn Văn A",
                ),
                good=("reporter: Nguyễn Văn A",),
            ),
        ),
    ),
)
