"""The kinds of files about what a ward does through the year beside plan, reports and batches of awards."""

from __future__ import annotations

from tdkt.model.award_records import AwardFund
from tdkt.model.emulation_group import EmulationGroup, GroupScores
from tdkt.model.exemplar import Exemplar
from tdkt.model.handed_down import HandedDown
from tdkt.model.inspection import Inspection
from tdkt.model.issued import (
    DECISION,
    DRIVE_REPORT,
    FUND_REPORT,
    GROUP_AGREEMENT,
    GROUP_MINUTES,
    GROUP_SUBMISSION,
    INSPECTION_CONCLUSION,
    INSPECTION_PLAN,
    INSPECTION_TEAM,
    OF_INSPECTIONS,
    REPORT,
    REVOCATION,
    STAGE_REPORT,
    SUBMISSION,
    UNIT_PLAN_REPLY,
    WITH_EVERYBODY,
)
from tdkt.model.petition import Petitions
from tdkt.model.propaganda import Propaganda
from tdkt.model.report_outline import ReportOutlines
from tdkt.model.statistical_form import YearStatistics
from tdkt.model.unit_plan import UnitPlan
from tdkt.workspace.file_kind import FileKind, HeldBy, Lies

YEAR_KINDS = (
    FileKind(
        key="exemplar",
        model=Exemplar,
        title="Điển hình {name}",
        said="Điển hình “{id}” năm {year}",
        path="plans/{year}/exemplars/{id}.yaml",
        twice="Năm {year} đã có điển hình mã “{id}” (ở {first.file}).",
        mend_twice="Đổi một trong hai mã, hoặc xóa tệp thừa.",
        one_each=("year", "id"),
        beside=WITH_EVERYBODY,
    ),
    FileKind(
        key="award-fund",
        model=AwardFund,
        title="Quỹ thi đua, khen thưởng năm {year}",
        path="plans/{year}/awards/fund.yaml",
        lies=Lies.ANYWHERE,
        beside=(REPORT, DECISION, SUBMISSION, REVOCATION, FUND_REPORT),
        held=HeldBy(of=FUND_REPORT, key="year"),
    ),
    FileKind(
        key="report-outline",
        model=ReportOutlines,
        title="Đề cương báo cáo",
        path="plans/report-outline.yaml",
        twice="Đã có tệp đề cương báo cáo (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needed=False,
        nouns={"outline": "Đề cương", "part": "Phần"},
        beside=(REPORT, DRIVE_REPORT, STAGE_REPORT, *OF_INSPECTIONS),
    ),
    FileKind(
        key="unit-plan",
        model=UnitPlan,
        title="Kế hoạch của {unit} năm {year}",
        path="plans/{year}/unit-plans/{unit}.yaml",
        twice="Đã có kế hoạch năm {year} của đơn vị này (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needs="plan",
        needed=False,
        group="plan",
        nouns={"target": "Chỉ tiêu", "task": "Nhiệm vụ"},
        beside=(UNIT_PLAN_REPLY, REPORT, STAGE_REPORT),
    ),
    FileKind(
        key="inspection",
        model=Inspection,
        title="Đợt kiểm tra {id}",
        path="plans/{year}/inspections/{id}.yaml",
        twice="Đã có đợt kiểm tra mã “{id}” (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needed=False,
        nouns={"visit": "Kiểm tra", "finding": "Tồn tại", "member": "Đoàn kiểm tra"},
        beside=(REPORT, STAGE_REPORT),
        held=HeldBy(of=INSPECTION_CONCLUSION, key="id", also=(INSPECTION_PLAN, INSPECTION_TEAM)),
    ),
    FileKind(
        key="emulation-group",
        model=EmulationGroup,
        title="{name} năm {year}",
        said="Cụm, khối thi đua “{id}” năm {year}",
        path="plans/{year}/groups/{id}/group.yaml",
        or_mend=", hoặc sửa mã cụm, khối",
        twice="Năm {year} đã có cụm, khối mã “{id}” (ở {first.file}).",
        mend_twice="Đổi một trong hai mã, hoặc xóa tệp thừa.",
        group="awards",
        beside=(REPORT,),
        nouns={"member": "Thành viên", "leader": "Trưởng, phó", "proposal": "Đề nghị cho"},
        held=HeldBy(of=GROUP_SUBMISSION, key="id", also=(GROUP_MINUTES, GROUP_AGREEMENT), and_year=True),
    ),
    FileKind(
        key="group-scores",
        model=GroupScores,
        title="Phiếu chấm điểm của {member} ({group}) năm {year}",
        said="Phiếu chấm điểm năm {year} của {member}",
        path="plans/{year}/groups/{group}/scores/{member}.yaml",
        or_mend=", hoặc sửa “{key}”",
        twice="Đã có phiếu chấm điểm năm {year} của thành viên này (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needs="emulation-group",
        needed=False,
        group="awards",
        held=HeldBy(of=GROUP_SUBMISSION, key="group", also=(GROUP_MINUTES,), and_year=True),
    ),
    FileKind(
        key="petitions",
        model=Petitions,
        title="Đơn thư về khen thưởng năm {year}",
        path="plans/{year}/petitions.yaml",
        needed=False,
        nouns={"petition": "Đơn"},
        beside=(REPORT, STAGE_REPORT),
    ),
    FileKind(
        key="propaganda",
        model=Propaganda,
        title="Tuyên truyền, tọa đàm năm {year}",
        path="plans/{year}/propaganda.yaml",
        needed=False,
        nouns={"record": "Tuyên truyền"},
        beside=(REPORT, STAGE_REPORT),
    ),
    FileKind(
        key="handed-down",
        model=HandedDown,
        title="Nội dung cấp trên giao năm {year}",
        path="plans/{year}/handed-down.yaml",
        twice="Đã có tệp cấp trên giao của năm này (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needed=False,
        nouns={"indicator": "Chỉ tiêu chung", "deadline": "Hạn", "movement": "Phong trào"},
    ),
    FileKind(
        key="statistics",
        model=YearStatistics,
        title="Biểu thống kê năm {year}",
        path="plans/{year}/statistics.yaml",
        twice="Đã có tệp biểu thống kê của năm này (ở {first.file}).",
        mend_twice="Giữ một, xóa hoặc sửa tệp còn lại.",
        needed=False,
        nouns={"cell": "Số tự ghi", "form": "Biểu"},
    ),
)
