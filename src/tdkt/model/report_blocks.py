"""The building blocks of reports: the passages and tables that an outline may place, each a macro of the template of its family.

A part (`overview`) is what the clerk's passages in loi-van.yaml speak to; its own name places all its blocks in their usual order.
"""

from __future__ import annotations

from tdkt.model.records import dataclass
from tdkt.model.report_outline import DRIVES, INSPECTION, PERIODS, STAGE, family_of

PARTS = {
    "overview": "Tình hình chung",
    "movements": "Kết quả thực hiện các phong trào thi đua",
    "units": "Kết quả của từng đơn vị",
    "awards": "Công tác khen thưởng",
    "exemplars": "Điển hình tiên tiến",
    "limitations": "Hạn chế",
    "causes": "Nguyên nhân",
    "directions": "Phương hướng, nhiệm vụ",
    "proposals": "Kiến nghị, đề xuất",
}
"""The parts of the report that a passage can speak to, in printing order, as the notes name them."""


@dataclass(frozen=True, slots=True)
class BuildingBlock:
    """A passage or table: `part` is the part of the report that it belongs to, "" for none; `says` tells what it prints.

    `has_figures` tells that it prints figures that rest on the units' reports; `levels` how many levels of headings it prints.
    """

    name: str
    part: str
    says: str
    has_figures: bool = False
    levels: int = 0

    @property
    def macro(self) -> str:
        """The name of its macro in the template of its family."""
        return f"block_{self.name.replace('-', '_')}"


def _by_name(*blocks: BuildingBlock) -> dict[str, BuildingBlock]:
    return {block.name: block for block in blocks}


OF_PERIOD_REPORTS = _by_name(
    BuildingBlock("coverage", "overview", "bao nhiêu đơn vị đã gửi báo cáo, còn thiếu báo cáo nào"),
    BuildingBlock(
        "totals", "overview", "số chỉ tiêu, bao nhiêu chỉ tiêu đạt, so với kỳ trước", has_figures=True
    ),
    BuildingBlock("changes", "overview", "đơn vị, thôn, tổ dân phố thành lập, sáp nhập trong kỳ"),
    BuildingBlock("corrections", "overview", "số liệu kỳ trước được đính chính"),
    BuildingBlock("forecast", "overview", "số chỉ tiêu dự kiến đạt khi hết năm", has_figures=True),
    BuildingBlock("annex-note", "overview", "câu dẫn đến Phụ lục kèm theo"),
    BuildingBlock(
        "movement-counts", "movements", "số phong trào, nhiệm vụ theo tình trạng", has_figures=True
    ),
    BuildingBlock(
        "general-movements",
        "movements",
        "phong trào thi đua chung (cấp trên, xã, phường phát động): thời gian, sơ kết, tổng kết, đơn vị hưởng ứng",
    ),
    BuildingBlock("registrations", "movements", "nơi đã đăng ký, chưa đăng ký các phong trào có đăng ký"),
    BuildingBlock(
        "lasting",
        "movements",
        "phong trào, chỉ tiêu nhiều năm: thời gian, sơ kết, mức của năm, mức cuối",
        has_figures=True,
    ),
    BuildingBlock("drives", "movements", "các đợt thi đua trong kỳ"),
    BuildingBlock("other-work", "movements", "kiểm tra, đơn thư, tuyên truyền"),
    BuildingBlock("unit-words", "movements", "kết quả nổi bật do các đơn vị báo cáo bằng lời"),
    BuildingBlock(
        "units", "units", "từng đơn vị: bảng chỉ tiêu, nguyên nhân, nhiệm vụ", has_figures=True, levels=1
    ),
    BuildingBlock("decisions", "awards", "quyết định khen thưởng của Chủ tịch trong kỳ"),
    BuildingBlock("city-awards", "awards", "khen thưởng của cấp trên"),
    BuildingBlock("cancelled", "awards", "khen thưởng đã hủy bỏ"),
    BuildingBlock("under-way", "awards", "đợt khen thưởng đang thực hiện"),
    BuildingBlock("exemplars", "exemplars", "điển hình tiên tiến"),
    BuildingBlock("limitations", "limitations", "hạn chế do các đơn vị nêu"),
    BuildingBlock("causes", "causes", "nguyên nhân do các đơn vị nêu"),
    BuildingBlock("behind", "directions", "chỉ tiêu đang chậm, cần tập trung", has_figures=True),
    BuildingBlock("not-reached", "directions", "chỉ tiêu đã không đạt", has_figures=True),
    BuildingBlock("milestones", "directions", "việc có mốc chưa xong"),
    BuildingBlock("not-begun", "directions", "nhiệm vụ chưa bắt đầu"),
    BuildingBlock("proposals", "proposals", "kiến nghị: lời của cán bộ tổng hợp ở loi-van.yaml"),
    BuildingBlock("target-table", "", "bảng kết quả mọi chỉ tiêu, in ngay trong bài", has_figures=True),
)
"""In their usual order within each part."""
OF_DRIVE_REPORTS = _by_name(
    BuildingBlock("launch", "", "đợt phát động từ ngày nào đến ngày nào, đối tượng"),
    BuildingBlock("registration", "", "số đơn vị đăng ký thi đua"),
    BuildingBlock("coverage", "", "đã nhận bao nhiêu báo cáo của các đơn vị, còn thiếu ai"),
    BuildingBlock("totals", "", "số chỉ tiêu, bao nhiêu chỉ tiêu đạt", has_figures=True),
    BuildingBlock("corrections", "", "số liệu đã nêu ở lần sơ kết trước được đính chính"),
    BuildingBlock("target-table", "", "bảng kết quả từng chỉ tiêu của đợt", has_figures=True),
    BuildingBlock("tasks", "", "tình hình từng nhiệm vụ"),
    BuildingBlock("unit-words", "", "kết quả nổi bật do các đơn vị báo cáo bằng lời"),
    BuildingBlock("awards", "", "khen thưởng của đợt"),
    BuildingBlock("limitations", "", "hạn chế do các đơn vị nêu, nguyên nhân của chỉ tiêu chậm, không đạt"),
    BuildingBlock("lessons", "", "chỗ trống để ghi bài học kinh nghiệm, kiến nghị"),
)


OF_STAGE_REPORTS = _by_name(
    BuildingBlock("coverage", "", "những năm có kế hoạch, số liệu đến đâu, còn thiếu năm nào"),
    BuildingBlock("years", "", "kết quả từng năm: số chỉ tiêu, bao nhiêu chỉ tiêu đạt", has_figures=True),
    BuildingBlock("corrections", "", "số liệu đã nêu ở báo cáo giai đoạn trước được đính chính"),
    BuildingBlock("ways", "", "chỉ tiêu có lộ trình nhiều năm: mức, kết quả từng năm", has_figures=True),
    BuildingBlock("yearly", "", "số chỉ tiêu được giao theo từng năm"),
    BuildingBlock("differences", "", "chỉ tiêu có ngưỡng, cách đo khác nhau giữa các năm"),
    BuildingBlock("movements", "", "số phong trào, bao nhiêu phong trào qua nhiều năm"),
    BuildingBlock("drives", "", "các đợt thi đua trong giai đoạn"),
    BuildingBlock("other-work", "", "bảng kiểm tra, đơn thư, tuyên truyền, kế hoạch của đơn vị từng năm"),
    BuildingBlock("awards", "", "bảng danh hiệu, hình thức khen thưởng từng năm"),
    BuildingBlock("limitations", "", "chỗ trống để ghi hạn chế, nguyên nhân"),
    BuildingBlock("directions", "", "chỗ trống để ghi phương hướng, nhiệm vụ"),
    BuildingBlock("proposals", "", "chỗ trống để ghi kiến nghị, đề xuất"),
)
OF_INSPECTIONS = _by_name(
    BuildingBlock("visits", "", "bảng các nơi kiểm tra: ngày, số tồn tại"),
    BuildingBlock("assessment", "", "đánh giá chung (conclusion.assessment)"),
    BuildingBlock("findings", "", "bảng tồn tại: việc phải làm, thời hạn"),
    BuildingBlock("remedied", "", "bao nhiêu tồn tại đã khắc phục, còn lại những gì"),
    BuildingBlock("proposals", "", "kiến nghị, yêu cầu (conclusion.proposals)"),
    BuildingBlock("follow-up", "", "câu yêu cầu báo cáo kết quả khắc phục"),
)
_OF_FAMILY = {
    PERIODS: OF_PERIOD_REPORTS,
    DRIVES: OF_DRIVE_REPORTS,
    STAGE: OF_STAGE_REPORTS,
    INSPECTION: OF_INSPECTIONS,
}


def blocks_for(kind: str) -> dict[str, BuildingBlock]:
    """Return the building blocks of a kind of report, by name."""
    return _OF_FAMILY[family_of(kind)]


def placed(kind: str, name: str) -> tuple[BuildingBlock, ...]:
    """Return what a name in an outline places: a block, or all those of a part; () for an unknown name."""
    known = blocks_for(kind)
    if name in PARTS and family_of(kind) == PERIODS:
        return tuple(block for block in known.values() if block.part == name)
    return (known[name],) if name in known else ()


def names_for(kind: str) -> list[str]:
    """Return the names that an outline of a kind of report may place, parts first."""
    parts = list(PARTS) if family_of(kind) == PERIODS else []
    return list(dict.fromkeys((*parts, *blocks_for(kind))))
