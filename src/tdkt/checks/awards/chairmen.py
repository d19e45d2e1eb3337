"""One Chủ tịch Ủy ban nhân dân: in the Council's list, in the register and where documents are signed it is one person.

Who chairs the Council of a ward stands in no text that has been read in full: Luật số 06/2022/QH15, Điều 90, khoản 5 leaves
the Councils to the Government. So nothing is said of a Council that somebody else chairs; told is that two people are
called Chairman of one committee, which the papers of one batch would print side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.example_files import ORGANIZATION
from tdkt.checks.rule import WARNING, Example, Rule
from tdkt.model.diagnostic import Diagnostic
from tdkt.model.issuer import Signer
from tdkt.model.organization import Organization
from tdkt.model.patterns import lazy_pattern
from tdkt.model.place import Place
from tdkt.model.records import dataclass
from tdkt.model.register import AwardRegister
from tdkt.model.text import same_spelling, spelling_key
from tdkt.workspace.workspace import Workspace

_COMMITTEE = spelling_key("Ủy ban nhân dân")
_CHAIRMAN = lazy_pattern(rf"^(?:quyền |q\. ?)?chủ tịch (?:ubnd|{_COMMITTEE})(?! cấp)\b")
_CHAIR = "name: Nguyễn Văn A, gender: male, post: Chủ tịch UBND phường"

TWO_CHAIRMEN = Rule(
    code="A112",
    severity=WARNING,
    title="Hai Chủ tịch Ủy ban nhân dân khác nhau",
    explanation="Người ký với chức vụ Chủ tịch (signers) và Chủ tịch UBND trong Hội đồng hoặc trong danh bạ (register.yaml) là một "
    "người: biên bản, tờ trình, quyết định của một đợt in cả hai tên. Thay Chủ tịch thì sửa ở mọi chỗ; người ký cũ của văn bản đã "
    "ban hành vẫn để trong signers, miễn là có cả người mới. Danh sách minh họa (illustrative) không so với người ký thật. Ai làm Chủ "
    "tịch Hội đồng cấp xã thì Luật giao Chính phủ quy định, tdkt chưa có văn bản ấy nên không kiểm tra.",
    examples=(
        Example(
            file=ORGANIZATION,
            text=_CHAIR,
            bad=(
                "name: ▸Nguyễn Văn B, gender: male, post: Chủ tịch UBND phường",
                "name: ▸Nguyễn Văn B, gender: male, post: Chủ tịch Ủy ban nhân dân phường",
            ),
            good=(
                _CHAIR,
                "name: Nguyễn Văn B, gender: male, post: Phó Chủ tịch UBND phường",
                "name: Nguyễn Văn B, gender: male, post: Chủ tịch Ủy ban MTTQ Việt Nam phường",
            ),
        ),
    ),
)

RULES = (TWO_CHAIRMEN,)


@dataclass(frozen=True, slots=True)
class _Chairman:
    name: str
    place: Place
    where: str
    illustrative: bool


def check(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the Chairmen who are somebody else than the one who signs, or than the one before them."""
    organization = workspace.organization
    if organization is None:
        return
    signers = [signer for signer in organization.signers if _signs_as_chairman(signer)]
    told: list[_Chairman] = []
    for found in _chairmen(organization, workspace):
        other = _other_than(found, signers, told)
        if other is not None:
            name, place, where = other
            yield TWO_CHAIRMEN.at(
                found.place,
                f"Chủ tịch UBND {found.where} là {found.name}, {where} là {name}.",
                "Giữ một tên đúng ở mọi chỗ; vừa thay Chủ tịch thì thêm người mới vào signers.",
                ((place, "tên kia ở đây"),),
            )
        told.append(found)


def _other_than(
    found: _Chairman, signers: list[Signer], told: list[_Chairman]
) -> tuple[str, Place, str] | None:
    """Return the name, place and list of another Chairman than `found`, None where all agree or cannot be compared."""
    if signers and not found.illustrative and not any(same_spelling(found.name, one.name) for one in signers):
        return signers[0].name, signers[0].origin.at("name"), "người ký"
    for other in told:
        if other.illustrative == found.illustrative and not same_spelling(found.name, other.name):
            return other.name, other.place, other.where
    return None


def _signs_as_chairman(signer: Signer) -> bool:
    if signer.in_place_of:
        return False
    post = spelling_key(signer.post)
    committee = spelling_key(signer.on_behalf_of or "")
    return _CHAIRMAN.match(post) is not None or (
        post == "chủ tịch" and (not committee or _COMMITTEE in committee)
    )


def _chairmen(organization: Organization, workspace: Workspace) -> Iterator[_Chairman]:
    council = organization.council
    for member in council.members if council else ():
        if _CHAIRMAN.match(spelling_key(member.post)):
            illustrative = council is not None and council.illustrative
            yield _Chairman(member.name, member.origin.at("name"), "trong Hội đồng", illustrative)
    for register in workspace.all(AwardRegister):
        for person in register.people:
            is_here = person.post is not None and person.until is None and not person.address
            if is_here and _CHAIRMAN.match(spelling_key(person.post or "")):
                yield _Chairman(person.name, person.origin.at("name"), "trong danh bạ", register.illustrative)
