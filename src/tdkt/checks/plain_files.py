"""The manual pages of what reading finds in the way (Y12x): links, pipes, devices. They are found by `tdkt.workspace.inside`."""

from __future__ import annotations

from tdkt.checks.rule import ERROR, WARNING, Rule

RULES = (
    Rule(
        code="Y120",
        severity=ERROR,
        title="Liên kết trong kho dữ liệu",
        explanation="Trong plans và templates chỉ có tệp và thư mục thường. Liên kết (symbolic link, junction) có thể dẫn tới bất kỳ "
        "tệp nào trên máy của người chạy lệnh, nên tdkt không đọc, không ghi qua liên kết, dù nó dẫn tới tệp khác trong kho. Xóa liên "
        "kết rồi chép nội dung vào chỗ đó. Cả kho nằm dưới một liên kết thì không sao.",
    ),
    Rule(
        code="Y121",
        severity=ERROR,
        title="Mục không phải tệp thường",
        explanation="Đường ống (FIFO), thiết bị, socket trong plans và templates không phải tệp dữ liệu; đọc chúng có thể "
        "phải đợi mãi. Xóa hoặc chuyển mục ấy đi.",
    ),
    Rule(
        code="Y122",
        severity=WARNING,
        title="Liên kết ở nơi tdkt ghi tệp",
        explanation="build, schemas và phần cài đặt của trình soạn thảo là nơi tdkt ghi tệp. Có liên kết ở đó thì lệnh nào phải ghi qua "
        "liên kết ấy sẽ từ chối. Muốn in ra nơi khác thì dùng --output.",
    ),
)
