"""Who issues and signs what: issuers name nobody who may not, their signers sign in their own capacity, symbols are theirs.

Sources: NĐ 30/2020, Phụ lục I, II.3b, II.7b; Luật Thi đua, khen thưởng 2022, Điều 18, 80, 83, 90.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tdkt.checks.example_files import BATCH, ORGANIZATION
from tdkt.checks.rule import ERROR, WARNING, Example, Rule, Stops
from tdkt.checks.seen_twice import seen_twice
from tdkt.law.articles import Articles
from tdkt.law.packs import CITY
from tdkt.model.award_batch import AwardBatch
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.drive import Drive
from tdkt.model.inspection import Inspection
from tdkt.model.issued import DECISION, DRIVE, INSPECTION_PLAN, PLAN, REVOCATION
from tdkt.model.issuer import COUNCIL, SCHOOL, UNIT, Issuer, IssuingBody, signer_of
from tdkt.model.organization import Organization
from tdkt.model.place import Origin
from tdkt.model.plan import Plan
from tdkt.workspace.workspace import Workspace

_DECLARED = (
    "signers:\n  - {id: chu-tich, name: Nguyễn Văn A, post: Chủ tịch, on_behalf_of: Ủy ban nhân dân}\n"
)


def _declaring(issuer: str) -> str:
    return f"{_DECLARED}issuers:\n{issuer}"


def _council(more: str = "", signs: str = ", on_behalf_of: Hội đồng", mark: str = "") -> str:
    return (
        "  - id: hoi-dong\n    type: council\n    name: Hội đồng Thi đua - Khen thưởng phường Mẫu\n"
        "    head: [HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]\n    abbreviation: HĐTĐKT\n"
        f"    signers:\n      - {{id: chu-tich-hd, name: Nguyễn Văn A, post: {mark}Chủ tịch{signs}}}\n{more}"
    )


UNKNOWN_ISSUER = Rule(
    code="I330",
    severity=ERROR,
    title="Không có cơ quan ban hành này",
    explanation="“issuer”, “submitted_by” nêu một cơ quan trong “issuers” của organization.yaml. Kiểm tra chính tả, hoặc khai "
    "cơ quan ấy: tên, phần đầu văn bản, chữ viết tắt, người ký. Văn bản của Ủy ban nhân dân thì bỏ “issuer”.",
    examples=(
        Example(
            file=BATCH,
            text="state:",
            bad=("submitted_by: ▸hoi-dong\nstate:",),
            good=("state:",),
        ),
    ),
)
FOREIGN_SIGNER = Rule(
    code="I331",
    severity=ERROR,
    title="Người ký không thuộc cơ quan ban hành",
    explanation="Người ký một văn bản phải có trong “signers” của cơ quan ban hành văn bản ấy: văn bản của Hội đồng do Chủ tịch "
    "(hoặc Phó Chủ tịch) Hội đồng ký, văn bản của Ủy ban nhân dân do người ký của Ủy ban nhân dân ký.",
)
TWO_FOR_ONE = Rule(
    code="I332",
    severity=ERROR,
    title="Hai cơ quan cùng nhận một loại văn bản",
    explanation="“documents” nói loại văn bản do cơ quan nào ban hành khi tệp của văn bản không ghi “issuer”; mỗi loại chỉ một "
    "cơ quan nhận. Bỏ ở một nơi và ghi “issuer” ở từng văn bản.",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_DECLARED,
            bad=(
                _declaring(
                    _council("    documents: [report]\n")
                    + _council("    documents: [▸report]\n")
                    .replace("id: hoi-dong", "id: hoi-dong-2")
                    .replace("chu-tich-hd", "chu-tich-2")
                ),
            ),
            good=(_declaring(_council("    documents: [report]\n")),),
        ),
    ),
)
MAY_NOT_DECIDE = Rule(
    code="B112",
    severity=ERROR,
    title="Giao quyết định khen thưởng cho cơ quan khác",
    explanation="Ở cấp xã, quyết định khen thưởng, quyết định hủy bỏ khen thưởng là của Chủ tịch Ủy ban nhân dân. Hội đồng Thi đua - "
    "Khen thưởng tham mưu, tư vấn, không quyết định; phòng, Mặt trận, đoàn thể đề nghị. Bỏ “decision”, “revocation” khỏi "
    "“documents”. Giấy khen do trường, doanh nghiệp, đoàn thể tự tặng theo thẩm quyền riêng của mình không lập bằng tdkt.",
    source=Articles("articles.commune_chairman", "articles.council_advises"),
    examples=(
        Example(
            file=ORGANIZATION,
            text=_DECLARED,
            bad=(_declaring(_council("    documents: [report, ▸decision]\n")),),
            good=(_declaring(_council("    documents: [report, submission]\n")),),
        ),
    ),
)
OTHER_SYMBOL = Rule(
    code="B113",
    severity=WARNING,
    title="Ký hiệu không phải của cơ quan ban hành",
    explanation="Ký hiệu gồm chữ viết tắt tên loại văn bản và chữ viết tắt tên cơ quan ban hành: kế hoạch của Hội đồng có ký hiệu "
    "KH-HĐTĐKT, không phải KH-UBND.",
    source="NĐ 30/2020, II.3b",
)
WRONG_CAPACITY = Rule(
    code="B114",
    severity=WARNING,
    title="Quyền hạn của người ký không hợp với cơ quan",
    explanation="Hội đồng làm việc theo chế độ tập thể nên người ký ký thay mặt (on_behalf_of: “TM. HỘI ĐỒNG”). Phòng, trung tâm, "
    "trường làm việc theo chế độ thủ trưởng: trưởng phòng, hiệu trưởng ký không có “TM.”; cấp phó ký thay (in_place_of: “KT.”).",
    source="NĐ 30/2020, II.7b",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_DECLARED,
            bad=(_declaring(_council(signs="", mark="▸")),),
            good=(_declaring(_council()),),
        ),
    ),
)
SHORT_HEAD = Rule(
    code="B116",
    severity=WARNING,
    title="Tên cơ quan ban hành viết tắt",
    explanation="Tên cơ quan ban hành ở đầu văn bản (issuer, head) ghi đầy đủ: “ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM”, không ghi “ỦY BAN MTTQ VIỆT NAM”. "
    "Cơ quan chủ quản trực tiếp ghi ở superior, được viết tắt những cụm từ thông dụng như UBND; đừng ghi vào head.",
    source="NĐ 30/2020, Phụ lục I, Phần I, II.2a",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_DECLARED,
            bad=(_declaring(_council().replace("[HỘI ĐỒNG, THI ĐUA - KHEN THƯỞNG]", "[▸HỘI ĐỒNG TĐKT]")),),
            good=(_declaring(_council().replace("    head:", "    superior: UBND PHƯỜNG MẪU\n    head:")),),
        ),
    ),
)
LAUNCHED_BY_COUNCIL = Rule(
    code="B115",
    severity=WARNING,
    title="Hội đồng phát động đợt thi đua",
    explanation="Phong trào thi đua trong địa phương do Chủ tịch Ủy ban nhân dân phát động, trong cơ quan, tổ chức, đơn vị do người "
    "đứng đầu phát động; Hội đồng tham mưu. Hội đồng của trường, cơ quan thì để trường, cơ quan ấy ban hành (khai ở issuers). Hội đồng của "
    "địa phương thì bỏ “issuer” để Ủy ban nhân dân ban hành kế hoạch phát động, hoặc để Hội đồng "
    "ban hành kế hoạch hướng dẫn không phải phát động.",
    source=Articles("articles.launching", "articles.council_advises"),
)
NOT_TO_THE_CITY = Rule(
    code="A116",
    severity=ERROR,
    stops=Stops.ITS_BATCH,
    title="Cơ quan khác trình lên cấp trên",
    explanation="Chủ tịch Ủy ban nhân dân cấp xã xét tặng hoặc trình cấp có thẩm quyền. Đợt đề nghị cấp trên quyết định (level: city) "
    "thì tờ trình là của Ủy ban nhân dân: bỏ “submitted_by”. Hội đồng, phòng chỉ trình Chủ tịch.",
    source=Articles("articles.ward_submits"),
)

RULES = (
    UNKNOWN_ISSUER,
    FOREIGN_SIGNER,
    TWO_FOR_ONE,
    MAY_NOT_DECIDE,
    OTHER_SYMBOL,
    WRONG_CAPACITY,
    SHORT_HEAD,
    LAUNCHED_BY_COUNCIL,
    NOT_TO_THE_CITY,
)


_DECLARE = "Khai “{}” ở issuers của organization.yaml (head là tên ấy), rồi ghi issuer là mã của nơi ấy."


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with issuers, and with documents that name one."""
    organization = workspace.organization
    if organization is None:
        return
    yield from _declared(organization)
    documents: tuple[tuple[str, Plan | Drive | Inspection], ...] = (
        *((PLAN, plan) for plan in workspace.plans),
        *((DRIVE, drive) for drive in workspace.all(Drive)),
        *((INSPECTION_PLAN, one) for one in workspace.all(Inspection)),
    )
    for of, document in documents:
        yield from _issued_by(organization, of, document)
    for batch in workspace.all(AwardBatch):
        if batch.submitted_by is not None and batch.level == CITY:
            yield NOT_TO_THE_CITY.at(
                batch.origin.at("submitted_by"),
                f"Tờ trình lên {organization.city_word} là của {organization.name}.",
                "Bỏ submitted_by.",
            )


def _declared(organization: Organization) -> Iterator[Diagnostic]:
    kinds = [(one, number) for one in organization.issuers for number in range(len(one.documents))]
    for (first, _), (again, number) in seen_twice(kinds, lambda found: found[0].documents[found[1]]):
        yield TWO_FOR_ONE.at(
            again.origin.at("documents", number),
            f"“{again.documents[number]}” đã do {first.name} ban hành.",
            "Bỏ ở một trong hai nơi.",
        )
    yield from _shortened(organization.issuer, organization.origin, "issuer")
    for one in organization.issuers:
        yield from _shortened(one.head, one.origin, "head")
        for number, of in enumerate(one.documents):
            if of in (DECISION, REVOCATION):
                yield MAY_NOT_DECIDE.at(
                    one.origin.at("documents", number),
                    f"Quyết định khen thưởng là của Chủ tịch {organization.name}, không phải của {one.name}.",
                    f"Bỏ {of}.",
                )
        yield from _capacities(one)


_SHORT = re.compile(
    r"(?<!\w)(?:UBND|HĐND|UBMTTQ(?:VN)?|MTTQ(?:VN)?|TĐKT|TĐ-KT|LHPN|HLHPN|CCB|TNCS|LĐLĐ|BCĐ|BCH|VHXH)(?!\w)"
)
"""What heads of papers shorten most."""


def _shortened(lines: tuple[str, ...], origin: Origin, key: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines):
        found = _SHORT.search(line)
        if found:
            yield SHORT_HEAD.at(
                origin.at(key, number),
                f"Dòng “{line}” viết tắt “{found[0]}”.",
                "Ghi đủ tên cơ quan ban hành; nếu là tên cơ quan chủ quản thì chuyển sang superior.",
            )


def _capacities(issuer: Issuer) -> Iterator[Diagnostic]:
    for signer in issuer.signers:
        if issuer.type == COUNCIL and not signer.on_behalf_of:
            yield WRONG_CAPACITY.at(
                signer.origin.at("post"),
                f"{signer.post} ký cho {issuer.name} mà không ghi thay mặt ai.",
                "Thêm on_behalf_of: Hội đồng.",
            )
        if issuer.type in (UNIT, SCHOOL) and signer.on_behalf_of:
            yield WRONG_CAPACITY.at(
                signer.origin.at("on_behalf_of"),
                f"{issuer.name} làm việc theo chế độ thủ trưởng nên {signer.post} ký không có “TM.”.",
                "Bỏ on_behalf_of.",
            )


def _issued_by(
    organization: Organization, of: str, document: Plan | Drive | Inspection
) -> Iterator[Diagnostic]:
    if document.issuer is not None and organization.issuer_with(document.issuer) is None:
        return  # I330 tells it
    body = organization.issuing(of, document.issuer)
    signer = document.signer
    if signer is not None and signer_of(body, signer) is None and _is_known(organization, signer):
        known = ", ".join(one.id for one in body.signers)
        yield FOREIGN_SIGNER.at(
            document.origin.at("signer"), f"“{signer}” không ký cho {body.name}.", f"Người ký: {known}."
        )
    if not isinstance(body, Issuer):
        return
    if not isinstance(document, Inspection) and not document.symbol.endswith(f"-{body.abbreviation}"):
        usual = document.symbol.partition("-")[0]
        yield OTHER_SYMBOL.at(
            document.origin.at("symbol"),
            f"Văn bản của {body.name} mà ký hiệu là {document.symbol}.",
            f"Ghi {usual}-{body.abbreviation}.",
        )
    if isinstance(document, Drive) and body.type == COUNCIL:
        place = document.origin.at("issuer") if document.issuer else document.origin.at("id")
        if organization.is_of_another_body(body):
            above = organization.body_above(body)
            said = f"Ghi issuer: {above.id}." if above is not None else _DECLARE.format(body.superior)
            yield LAUNCHED_BY_COUNCIL.at(
                place, f"{body.name} không phát động phong trào thi đua: người đứng đầu phát động.", said
            )
        else:
            yield LAUNCHED_BY_COUNCIL.at(
                place,
                f"{body.name} không phát động phong trào thi đua trong {organization.kind_word}.",
                "Bỏ issuer.",
            )


def _is_known(organization: Organization, signer: str) -> bool:
    bodies: tuple[IssuingBody, ...] = (organization, *organization.issuers)
    return any(signer_of(body, signer) for body in bodies)
