"""The rules on what award files name."""

from __future__ import annotations

from tdkt.checks.example_files import CONDUCT, INITIATIVES, NOMINATIONS, RATINGS, SESSION
from tdkt.checks.rule import ERROR, Example, Rule, Stops
from tdkt.law.articles import Articles

UNKNOWN_RECIPIENT = Rule(
    code="A101",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có đối tượng này trong sổ",
    explanation="Cá nhân, tập thể, hộ gia đình được nêu ở đề nghị, xếp loại, đăng ký, sáng kiến, khen thưởng "
    "đã có phải có mã trong sổ đối tượng (kind: award-register). Kiểm tra chính tả hoặc thêm vào "
    "sổ.",
    examples=(
        Example(
            file=RATINGS,
            text="{of: tran-thi-h, rating: good}",
            bad=("{of: ▸tran-thi-hh, rating: good}",),
            good=("{of: tran-thi-h, rating: excellent}",),
            also=("A301",),
        ),
    ),
)
NO_PROPOSER = Rule(
    code="A117",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Nơi đề nghị không phải đơn vị, tập thể",
    explanation="Nơi đề nghị (by) là một đơn vị trong organization.yaml, hoặc một tập thể trong sổ đối tượng không phải đơn vị: thôn, "
    "tổ dân phố, Mặt trận, đoàn thể, trường, doanh nghiệp. Cá nhân, hộ gia đình không đề nghị; tập thể là đơn vị thì ghi mã đơn vị.",
    source=Articles("articles.ward_submits"),
    examples=(
        Example(
            file=NOMINATIONS,
            text="    by: van-phong\n    for: Hoàn thành tốt nhiệm vụ năm 2026",
            bad=(
                "    by: ▸pham-van-k\n    for: Hoàn thành tốt nhiệm vụ năm 2026",
                "    by: ▸tap-the-van-phong\n    for: Hoàn thành tốt nhiệm vụ năm 2026",
            ),
            good=("    by: kinh-te\n    for: Hoàn thành tốt nhiệm vụ năm 2026",),
        ),
    ),
)
UNKNOWN_AWARD = Rule(
    code="A102",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có danh hiệu, hình thức khen thưởng này",
    explanation="Mã danh hiệu, hình thức khen thưởng phải có trong bảng quy định của tdkt; lệnh tdkt law "
    "liệt kê.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="award: chien-si-thi-dua-co-so",
            bad=("award: ▸chien-si-thi-dua",),
            good=("award: chien-si-thi-dua-co-so",),
            also=("A301", "A601"),
        ),
    ),
)
UNKNOWN_PART = Rule(
    code="A103",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Không có đợt, đề nghị, thành viên hoặc sáng kiến này",
    explanation="Đề nghị và phiên họp thuộc một đợt có thật; phiếu bầu nêu đề nghị của đợt; người dự họp là "
    "thành viên Hội đồng trong organization.yaml; sáng kiến có trong initiatives.yaml.",
    examples=(
        Example(
            file=SESSION,
            text="nomination: dn-03",
            bad=("nomination: ▸dn-33",),
            good=("nomination: dn-03",),
            also=("A506",),
        ),
    ),
)
DOES_NOT_FIT = Rule(
    code="A104",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Danh hiệu, hình thức không dành cho đối tượng này",
    explanation="Danh hiệu của cá nhân không tặng cho tập thể, hộ gia đình và ngược lại.",
    examples=(
        Example(
            file=NOMINATIONS,
            text="award: tap-the-lao-dong-tien-tien",
            bad=("award: ▸lao-dong-tien-tien",),
            good=("award: tap-the-lao-dong-tien-tien",),
            also=("A601",),
        ),
    ),
    source=Articles("articles.kinds_of_awards"),
)
TOO_MUCH_SHARED = Rule(
    code="A108",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Tỷ lệ đóng góp của các tác giả vượt 100%",
    explanation="Tổng tỷ lệ đóng góp của các tác giả một sáng kiến không quá 100%.",
    examples=(
        Example(
            file=INITIATIVES,
            text="share: 100}]",
            bad=("share: ▸100}, {person: tran-thi-h, share: 20}]",),
            good=("share: 100}]",),
        ),
    ),
)
REVERSED = Rule(
    code="A109",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Thời hạn kỷ luật, xác minh ngược",
    explanation="Ngày kết thúc không thể sớm hơn ngày bắt đầu.",
    examples=(
        Example(
            file=CONDUCT, text="until: 2025-03-01", bad=("until: ▸2023-03-01",), good=("until: 2025-03-01",)
        ),
    ),
)
NOT_PRESENT = Rule(
    code="A110",
    severity=ERROR,
    stops=Stops.AWARD_SCREENS,
    title="Người điều hành cuộc họp không dự họp",
    explanation="Chủ trì, thư ký và tổ kiểm phiếu phải là người có mặt tại cuộc họp.",
    examples=(
        Example(
            file=SESSION, text="secretary: thu-ky", bad=("secretary: ▸kinh-te",), good=("secretary: thu-ky",)
        ),
    ),
)
