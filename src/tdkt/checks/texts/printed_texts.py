"""Every text that people wrote and people will read, each with what it is and where it stands.

Rules about wording share this walk, so that a new key with a text in it is added in one place. Not walked: the
`corrections` of a plan (they quote slips on purpose) and `quote` of a target (a stretch of its sentence, which is
walked already).
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.checks.texts.award_texts import award_texts
from tdkt.checks.texts.text_roles import Found, Role
from tdkt.model.body import ITEM, ROW, SUBITEM
from tdkt.model.drive import Drive, DriveReport
from tdkt.model.exemplar import Exemplar
from tdkt.model.movement_life import MovementLife
from tdkt.model.movements import Item, UnitMovements
from tdkt.model.organization import Organization
from tdkt.model.place import Origin, Place, Step
from tdkt.model.plan import Annex, LegalBasis, Plan, Section
from tdkt.model.records import dataclass
from tdkt.model.scoring import ScoreSheet, ScoringCriteria
from tdkt.model.unit_report import Figure, UnitReport
from tdkt.model.ward_report import WardReport
from tdkt.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text at `path` below `origin`; `year` is None for the ward's own file, which serves every year.

    `measured` tells whether the file's columns can be trusted to be those of the text (it is in normal form C).
    """

    text: str
    role: Role
    year: int | None
    origin: Origin
    path: tuple[Step, ...]
    measured: bool = True

    def place(self, start: int = 0, length: int = 0) -> Place:
        """Return the place of `length` characters from `start`, or of the whole value where it is not on one line.

        A length of 0 means "to the end of the text". A scalar as long as its text is plain, one that is two longer
        is quoted; anything else (several lines, escapes) does not tell where a character of the text stands.
        """
        whole = self.origin.at(*self.path)
        quotes = whole.length - len(self.text)
        if not self.measured or quotes not in (0, 2):
            return whole
        column = whole.column + quotes // 2 + start
        return Place(whole.file, whole.line, column, length or max(len(self.text) - start, 1))


_MEMO = "printed texts"


def printed_texts(workspace: Workspace) -> tuple[PrintedText, ...]:
    """Return every text of the workspace, file by file; each family of checks of texts asks for them."""
    if _MEMO not in workspace.memo:
        workspace.memo[_MEMO] = tuple(_printed_texts(workspace))
    found: tuple[PrintedText, ...] = workspace.memo[_MEMO]
    return found


def _printed_texts(workspace: Workspace) -> Iterator[PrintedText]:
    loose = {source.file for source in workspace.decomposed}
    for organization in workspace.organizations:
        yield from _texts(None, _organization(organization), loose)
    for plan in workspace.plans:
        yield from _texts(plan.year, _plan(plan), loose)
    for movements in workspace.movements:
        yield from _texts(movements.year, _movements(movements), loose)
    for drive in workspace.all(Drive):
        yield from _texts(drive.year, _drive(drive), loose)
    for drive_report in workspace.all(DriveReport):
        yield from _texts(drive_report.year, _drive_report(drive_report), loose)
    for report in workspace.reports:
        yield from _texts(report.period.year, _report(report), loose)
    for ward_report in workspace.ward_reports:
        yield from _texts(ward_report.period.year, _ward_report(ward_report), loose)
    for criteria in workspace.all(ScoringCriteria):
        yield from _texts(criteria.year, _criteria(criteria), loose)
    for sheet in workspace.all(ScoreSheet):
        yield from _texts(sheet.year, _scores(sheet), loose)
    for exemplar in workspace.all(Exemplar):
        yield from _texts(exemplar.year, _exemplar(exemplar), loose)
    for year, found in award_texts(workspace):
        yield from _texts(year, found, loose)


def texts_of_plan(workspace: Workspace, plan: Plan) -> Iterator[PrintedText]:
    """Yield the texts that are printed in `plan` itself: the names of the ward, its own, those of its movements."""
    loose = {source.file for source in workspace.decomposed}
    for organization in workspace.organizations:
        yield from _texts(None, _organization(organization), loose)
    yield from _texts(plan.year, _plan(plan), loose)
    for movements in workspace.movements:
        if movements.year == plan.year:
            yield from _texts(plan.year, _movements(movements), loose)


def _texts(year: int | None, found: Iterator[Found], loose: set[str]) -> Iterator[PrintedText]:
    for text, role, origin, path in found:
        if text:
            yield PrintedText(text, role, year, origin, path, origin.file not in loose)


def _list(texts: tuple[str, ...], role: Role, origin: Origin, *path: Step) -> Iterator[Found]:
    for number, text in enumerate(texts):
        yield text, role, origin, (*path, number)


def _organization(ward: Organization) -> Iterator[Found]:
    yield ward.name, Role.NAME, ward.origin, ("name",)
    yield from _list(ward.issuer, Role.NAME, ward.origin, "issuer")
    yield ward.place, Role.NAME, ward.origin, ("place",)
    yield ward.city, Role.NAME, ward.origin, ("city",)
    yield ward.abbreviation, Role.NAME, ward.origin, ("abbreviation",)
    for unit in ward.units:
        yield unit.name, Role.NAME, unit.origin, ("name",)
        yield unit.abbreviation, Role.NAME, unit.origin, ("abbreviation",)
    for member in ward.subdivisions.members if ward.subdivisions else ():
        yield member.name, Role.NAME, member.origin, ("name",)
    for signer in ward.signers:
        yield signer.name, Role.RECORD, signer.origin, ("name",)
        yield signer.post, Role.NAME, signer.origin, ("post",)
        yield signer.on_behalf_of, Role.NAME, signer.origin, ("on_behalf_of",)
        yield signer.in_place_of, Role.NAME, signer.origin, ("in_place_of",)
    for movement in ward.general_movements:
        yield movement.title, Role.TITLE, movement.origin, ("title",)
        yield from _life(movement.life)


def _life(life: MovementLife | None) -> Iterator[Found]:
    if life is not None:
        yield life.launched_by, Role.NOTE, life.origin, ("launched_by",)
        yield life.for_, Role.NOTE, life.origin, ("for",)
        yield from _list(life.criteria, Role.NOTE, life.origin, "criteria")


def _plan(plan: Plan) -> Iterator[Found]:
    yield plan.symbol, Role.NUMBER, plan.origin, ("symbol",)
    yield plan.title, Role.TITLE, plan.origin, ("title",)
    yield from _legal_basis(plan.legal_basis)
    yield from _list(plan.preamble, Role.PARAGRAPH, plan.origin, "preamble")
    for section in plan.all_sections:
        yield from _section(section)
    yield from _list(plan.closing, Role.PARAGRAPH, plan.origin, "closing")
    yield from _annexes(plan.annexes)
    yield from _list(plan.recipients, Role.RECIPIENT, plan.origin, "recipients")
    yield plan.archive, Role.RECIPIENT, plan.origin, ("archive",)
    if plan.reporting:
        yield from _list(plan.reporting.addressees, Role.RECIPIENT, plan.reporting.origin, "addressees")
        yield from _list(plan.reporting.recipients, Role.RECIPIENT, plan.reporting.origin, "recipients")


def _annexes(annexes: tuple[Annex, ...]) -> Iterator[Found]:
    for annex in annexes:
        yield annex.title, Role.TITLE, annex.origin, ("title",)
        yield annex.attached_line, Role.NOTE, annex.origin, ("attached_to",)
        yield from _body(annex.body, annex.origin, prose=Role.NOTE)


def _legal_basis(found: tuple[LegalBasis, ...]) -> Iterator[Found]:
    for basis in found:
        yield basis.type, Role.NAME, basis.origin, ("type",)
        yield basis.number, Role.NUMBER, basis.origin, ("number",)
        yield basis.issuer, Role.NAME, basis.origin, ("issuer",)
        yield basis.text, Role.SUBJECT, basis.origin, ("text",)
        yield basis.subject, Role.SUBJECT, basis.origin, ("subject",)


def _drive(drive: Drive) -> Iterator[Found]:
    yield drive.symbol, Role.NUMBER, drive.origin, ("symbol",)
    yield drive.title, Role.TITLE, drive.origin, ("title",)
    yield drive.name, Role.TITLE, drive.origin, ("name",)
    yield drive.for_, Role.NOTE, drive.origin, ("for",)
    if drive.occasion is not None:
        yield drive.occasion.title, Role.NAME, drive.occasion.origin, ("title",)
    for phase in drive.phases:
        yield phase.title, Role.TITLE, phase.origin, ("title",)
    for one in drive.registration.registered if drive.registration is not None else ():
        yield one.note, Role.NOTE, one.origin, ("note",)
    yield from _legal_basis(drive.legal_basis)
    yield from _list(drive.preamble, Role.PARAGRAPH, drive.origin, "preamble")
    for content in drive.contents:
        for item in content.items:
            yield from _item(item, Role.ITEM)
    for section in drive.all_sections:
        yield section.title, Role.TITLE, section.origin, ("title",)
        yield section.text, Role.SENTENCE, section.origin, ("text",)
        yield from _list(section.paragraphs, Role.PARAGRAPH, section.origin, "paragraphs")
        yield from _list(section.items, Role.ITEM, section.origin, "items")
        yield from _body(section.body, section.origin)
    yield from _list(drive.closing, Role.PARAGRAPH, drive.origin, "closing")
    yield from _annexes(drive.annexes)
    yield from _list(drive.recipients, Role.RECIPIENT, drive.origin, "recipients")
    yield drive.archive, Role.RECIPIENT, drive.origin, ("archive",)


def _drive_report(report: DriveReport) -> Iterator[Found]:
    for phase in report.phases:
        yield from _figures(phase.figures)
        for task in phase.tasks:
            yield task.note, Role.NOTE, task.origin, ("note",)
        yield from _list(phase.results, Role.SENTENCE, phase.origin, "results")
        yield from _list(phase.limitations, Role.SENTENCE, phase.origin, "limitations")


def _section(section: Section) -> Iterator[Found]:
    yield section.title, Role.TITLE, section.origin, ("title",)
    yield section.text, Role.SENTENCE, section.origin, ("text",)
    yield from _list(section.paragraphs, Role.PARAGRAPH, section.origin, "paragraphs")
    yield from _list(section.items, Role.ITEM, section.origin, "items")
    yield from _body(section.body, section.origin)


def _body(
    lines: tuple[str, ...], origin: Origin, *, prose: Role = Role.PARAGRAPH, key: str = "body"
) -> Iterator[Found]:
    """Yield the lines of a body under `key`; in an annex, which tdkt does not number, paragraphs may hold their own numbers."""
    for number, line in enumerate(lines):
        is_item = line.startswith((ITEM, SUBITEM))
        role = Role.NOTE if line.startswith(ROW) else Role.ITEM if is_item else prose
        yield line[len(ITEM) :] if is_item else line, role, origin, (key, number)


def _movements(movements: UnitMovements) -> Iterator[Found]:
    for movement in movements.movements:
        yield movement.title, Role.TITLE, movement.origin, ("title",)
        yield from _life(movement.life)
        role = Role.NOTE if movement.unprinted else Role.ITEM  # a row of a table has no full stop
        for item in movement.items:
            yield from _item(item, role)


def _item(item: Item, role: Role) -> Iterator[Found]:
    yield item.text, role, item.origin, ("text",)
    for target in item.targets:
        measure = target.measure
        yield measure.counting, Role.NAME, measure.origin, ("counting",)
        yield measure.of, Role.NAME, measure.origin, ("of",)
        yield measure.unit_of_measure, Role.NAME, measure.origin, ("in",)


def _report(report: UnitReport) -> Iterator[Found]:
    yield report.reporter, Role.NAME, report.origin, ("reporter",)
    yield from _figures(report.figures)
    for task in report.tasks:
        yield task.note, Role.NOTE, task.origin, ("note",)
    narrative = report.narrative
    yield from _list(narrative.results, Role.SENTENCE, report.origin, "narrative", "results")
    yield from _list(narrative.limitations, Role.SENTENCE, report.origin, "narrative", "limitations")
    yield from _list(narrative.causes, Role.SENTENCE, report.origin, "narrative", "causes")
    yield from _list(narrative.proposals, Role.SENTENCE, report.origin, "narrative", "proposals")
    yield from _list(narrative.exemplars, Role.SENTENCE, report.origin, "narrative", "exemplars")


def _figures(figures: tuple[Figure, ...]) -> Iterator[Found]:
    for figure in figures:
        if not (figure.evidence or figure.cause or figure.note):  # most say nothing
            continue
        yield figure.evidence, Role.NOTE, figure.origin, ("evidence",)
        yield figure.cause, Role.NOTE, figure.origin, ("cause",)
        yield figure.note, Role.NOTE, figure.origin, ("note",)


def _ward_report(report: WardReport) -> Iterator[Found]:
    for passage in report.passages.all:
        for key, lines in passage.parts:
            yield from _body(lines, passage.origin, key=key)
    yield from _annexes(report.annexes)


def _criteria(criteria: ScoringCriteria) -> Iterator[Found]:
    yield criteria.title, Role.TITLE, criteria.origin, ("title",)
    yield criteria.source, Role.NOTE, criteria.origin, ("source",)
    for group in criteria.groups:
        yield group.name, Role.NAME, group.origin, ("name",)
    for part in criteria.parts:
        yield part.title, Role.TITLE, part.origin, ("title",)
    for criterion in criteria.criteria:
        yield criterion.text, Role.TITLE, criterion.origin, ("text",)
        yield criterion.evidence, Role.NOTE, criterion.origin, ("evidence",)


def _scores(sheet: ScoreSheet) -> Iterator[Found]:
    for score in sheet.scores:
        yield score.evidence, Role.NOTE, score.origin, ("evidence",)
        yield score.reason, Role.NOTE, score.origin, ("reason",)


def _exemplar(exemplar: Exemplar) -> Iterator[Found]:
    yield exemplar.name, Role.NAME, exemplar.origin, ("name",)
    yield exemplar.who, Role.NAME, exemplar.origin, ("who",)
    yield exemplar.field, Role.NAME, exemplar.origin, ("field",)
    for _, taken in exemplar.steps.taken:
        yield from _list(taken.done, Role.NOTE, taken.origin, "done")
        yield taken.evidence, Role.NOTE, taken.origin, ("evidence",)
