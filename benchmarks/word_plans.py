"""Write a plan in Word of about so many pages: `python benchmarks/word_plans.py FILE PAGES`."""

from __future__ import annotations

import sys
from pathlib import Path

import docx

_SENTENCES = (
    "Tỷ lệ hồ sơ được giải quyết đúng hạn, trước hạn đạt từ 95% trở lên, không để tồn đọng hồ sơ quá hạn do lỗi chủ quan.",
    "Tổ chức tuyên truyền, vận động Nhân dân tích cực hưởng ứng các phong trào thi đua yêu nước, xây dựng đời sống văn hóa.",
    "Xây dựng ít nhất 02 mô hình hoạt động hiệu quả, được nhân rộng trong năm 2026 trên địa bàn phường.",
    "Phối hợp chặt chẽ với các cơ quan, đơn vị liên quan, kịp thời tháo gỡ khó khăn, vướng mắc trong quá trình thực hiện.",
)
_A_PAGE = 16
"""Lines of one sentence that fill a page, about."""


def write_plan(file: Path, pages: int) -> None:
    """Write a plan with one unit a page."""
    document = docx.Document()
    for line in (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "PHƯỜNG MẪU\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-UBND\tMẫu, ngày 30 tháng 01 năm 2026",
        "KẾ HOẠCH",
        "Triển khai công tác thi đua, khen thưởng năm 2026",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "I. NỘI DUNG THI ĐUA",
        "1. Phong trào thi đua của các đơn vị",
        *(line for page in range(pages) for line in _unit(page)),
        "Trên đây là Kế hoạch công tác thi đua, khen thưởng năm 2026./.",
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- UBND thành phố Hải Phòng;\tCHỦ TỊCH",
        "- Lưu: VT, VHXH.\tNguyễn Văn A",
    ):
        document.add_paragraph(line)
    document.save(str(file))


def _unit(page: int) -> list[str]:
    lines = [f"1.{page + 1}. Phòng Mẫu số {page + 1}"]
    for letter in "abcd":
        lines.append(f"{letter}) Phong trào “Thi đua nhóm {letter.upper()} của phòng {page + 1}”")
        lines += [f"- {_SENTENCES[number % len(_SENTENCES)]}" for number in range(_A_PAGE // 4 - 1)]
    return lines


if __name__ == "__main__":
    write_plan(Path(sys.argv[1]), int(sys.argv[2]))
