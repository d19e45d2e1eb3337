"""What the record holds and a report to the city does not say: the ward's own affairs, told to the clerk instead.

A unit asks the ward for a camera; a unit has not said why it is behind; a task nobody has told of.
"""

from __future__ import annotations

from collections.abc import Iterator

from tdkt.attainment.assessment import Attainment
from tdkt.attainment.shares_told import with_shares
from tdkt.documents.report.movements_told import without_registrations
from tdkt.documents.report.narratives import gathered_words
from tdkt.documents.report.unit_results import NOT_MET, known_tasks
from tdkt.documents.texts.in_sentences import two_digits


def kept_from_the_city(attainment: Attainment, file: str) -> tuple[str, ...]:
    """Return lines for the clerk; `file` is where the clerk's own passages stand."""
    return (
        *_proposals(attainment, file),
        *_without_cause(attainment),
        *_untold_tasks(attainment),
        *_registrations(attainment),
    )


def _proposals(attainment: Attainment, file: str) -> Iterator[str]:
    found = gathered_words(attainment.programme, attainment.period, "proposals")
    if found:
        said = " ".join(f"{entry['unit']}: {entry['text']}" for entry in found)
        yield (
            "- đề xuất của đơn vị, không in vào báo cáo (muốn kiến nghị lên cấp trên thì ghi proposals ở "
            f"{file}): {said}"
        )


def _without_cause(attainment: Attainment) -> Iterator[str]:
    all_of_them = with_shares(attainment.assessments, attainment.programme.organization)
    found = [one.target.name for one in all_of_them if one.status in NOT_MET and not one.causes]
    if found:
        yield f"- chậm, không đạt mà đơn vị chưa nêu nguyên nhân, cần hỏi lại: {'; '.join(found)}."


def _untold_tasks(attainment: Attainment) -> Iterator[str]:
    tasks = known_tasks(attainment.programme, attainment.period)
    untold = sum(task.quarter is None for task in tasks)
    if untold:
        yield f"- {two_digits(untold)}/{two_digits(len(tasks))} nhiệm vụ chưa đơn vị nào báo cáo tình hình."


def _registrations(attainment: Attainment) -> Iterator[str]:
    found = without_registrations(attainment.programme, attainment.period)
    if found:
        yield f"- phong trào có hạn đăng ký mà kho chưa ghi nơi nào đăng ký (registered ở life): {'; '.join(found)}."
