"""What a file of nominations says once for many, written out: whoever reads the file on sees nominations, each complete.

`common` holds for the whole file, a group for its own nominations; the word nearest to a nomination counts. A household may
be proposed by its name and where it lives (`households`), without an entry in the register. What is taken over keeps the place where it stands, so a finding about it points there, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from tdkt.model.diagnostic import Diagnostic
from tdkt.model.place import MappingNode, Node, Origin, Place, SequenceNode
from tdkt.model.text import slug
from tdkt.workspace.schema import load_schema
from tdkt.workspace.schema_messages import missing_key

NOMINATIONS = "nominations"
COMMON, GROUPS, HOUSEHOLDS = "common", "groups", "households"
COMMON_VOTE, _VOTES = "common_vote", "votes"
_LISTS = (NOMINATIONS, HOUSEHOLDS)
_OF_A_HOUSEHOLD = ("id", "name", "subdivision", "address")
_COMPLETE = ("award", "by", "for")
"""What every nomination has at last, whoever says it."""

Keys = dict[str, tuple[int, Node]]


class Part(NamedTuple):
    """The data of a mapping, the places of its keys and values, and where it begins."""

    data: dict[str, Any]
    keys: Keys
    mark: int


NOTHING = Part({}, {}, 0)


def written_out(kind: str, data: Any, origin: Origin) -> tuple[Any, Origin, list[Diagnostic]]:
    """Return the data of a file that follows its schema, and their places, with every nomination written out.

    Data of other kinds come back as they are. The findings name what a nomination has from nobody.
    """
    if kind != NOMINATIONS:
        return data, origin, []
    if _is_written_out(data):
        return data, origin, []
    top = _part(data, origin.node)
    common = _part(data[COMMON], top.keys[COMMON][1]) if COMMON in data else NOTHING
    proposed = list(_of_lists(top, common))
    for group in _listed(top, GROUPS):
        proposed += _of_lists(group, _nearest(common, group))
    findings = list(_incomplete(proposed, origin, is_to_be_listed=COMMON in data))
    kept = {key: value for key, value in data.items() if key not in (COMMON, GROUPS, *_LISTS)}
    places = {key: place for key, place in top.keys.items() if key in kept}
    households = [household for _, household in proposed if household is not None]
    for name, parts in ((NOMINATIONS, [nomination for nomination, _ in proposed]), (HOUSEHOLDS, households)):
        if parts or name == NOMINATIONS:
            kept[name] = [part.data for part in parts]
            nodes: list[Node] = [(part.mark, part.keys) for part in parts]
            places[name] = (top.mark, (top.mark, nodes))
    return kept, Origin(origin.file, (top.mark, places)), findings


def _is_written_out(data: Any) -> bool:
    """Tell whether every nomination says everything itself."""
    if COMMON in data or GROUPS in data or HOUSEHOLDS in data or NOMINATIONS not in data:
        return False
    return all("id" in entry and all(key in entry for key in _COMPLETE) for entry in data[NOMINATIONS])


def votes_written_out(
    session: dict[str, Any], origin: Origin, proposed: dict[str, Any]
) -> tuple[dict[str, Any], Origin]:
    """Return a session whose common vote stands at each nomination that has none of its own and was voted on, in their order."""
    top = _part(session, origin.node)
    common = _part(session[COMMON_VOTE], top.keys[COMMON_VOTE][1])
    votes = list(_listed(top, _VOTES))
    own = {vote.data["nomination"] for vote in votes}
    for found in proposed[NOMINATIONS]:
        if found["id"] not in own and found.get("refused", {}).get("at") != "appraisal":
            data = {"nomination": found["id"], **common.data}
            keys = {"nomination": common.keys[NOMINATIONS], **common.keys}
            del data[NOMINATIONS], keys[NOMINATIONS]
            votes.append(Part(data, keys, common.mark))
    order = {found["id"]: number for number, found in enumerate(proposed[NOMINATIONS])}
    votes.sort(key=lambda vote: order.get(vote.data["nomination"], len(order)))
    kept = {key: value for key, value in session.items() if key != COMMON_VOTE}
    places = {key: place for key, place in top.keys.items() if key in kept}
    nodes: list[Node] = [(vote.mark, vote.keys) for vote in votes]
    kept[_VOTES], places[_VOTES] = [vote.data for vote in votes], (top.mark, (top.mark, nodes))
    return kept, Origin(origin.file, (top.mark, places))


def raw_nominations(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield each nomination as it stands in a file, in its order, with its id: also the households, and those of groups."""
    for part in (data, *data.get(GROUPS, ())):
        for entry in part.get(NOMINATIONS, ()):
            yield str(entry.get("id") or entry["who"]), entry
        lives = part.get("subdivision") or data.get(COMMON, {}).get("subdivision", "")
        for entry in part.get(HOUSEHOLDS, ()):
            yield str(entry.get("id") or household_id(entry["name"], entry.get("subdivision", lives))), entry


def household_id(name: str, subdivision: str) -> str:
    """Return the id of a household without one: "Hộ ông Nguyễn Văn A" of thon-hai is ho-ong-nguyen-van-a-thon-hai."""
    return slug(f"{name} {subdivision}")


def _of_lists(part: Part, shared: Part) -> Iterator[tuple[Part, Part | None]]:
    """Yield the nominations that a part lists, each with the household that it brings along."""
    for entry in _listed(part, NOMINATIONS):
        yield _nomination(_nearest(shared, entry)), None
    for entry in _listed(part, HOUSEHOLDS):
        yield _household(_nearest(shared, entry))


def _nearest(shared: Part, entry: Part) -> Part:
    """Return what an entry says, and what is said for it elsewhere where it says nothing."""
    said = {key: value for key, value in entry.data.items() if key not in _LISTS}
    keys = {key: entry.keys[key] for key in said}
    for key, value in shared.data.items():
        if key not in said:
            said[key], keys[key] = value, shared.keys[key]
    return Part(said, keys, entry.mark)


def _nomination(whole: Part) -> Part:
    """Return a nomination with its id, which is who is proposed where none is given; a subdivision is of households only."""
    data, keys, mark = whole
    data.pop("subdivision", None)
    keys.pop("subdivision", None)
    if "id" in data:
        return whole
    return Part({"id": data["who"], **data}, {"id": keys["who"], **keys}, mark)


def _household(whole: Part) -> tuple[Part, Part]:
    """Return the nomination of a household that is written by its name, and the household itself."""
    data, keys, mark = whole
    found = data.get("id") or household_id(data["name"], data.get("subdivision", ""))
    named = keys.get("id", keys["name"])
    household = Part({"id": found}, {"id": named}, mark)
    nomination = Part({"id": found, "who": found}, {"id": named, "who": named}, mark)
    for key in data:
        if key != "id":
            part = household if key in _OF_A_HOUSEHOLD else nomination
            part.data[key], part.keys[key] = data[key], keys[key]
    return nomination, household


def _incomplete(
    proposed: list[tuple[Part, Part | None]], origin: Origin, *, is_to_be_listed: bool
) -> Iterator[Diagnostic]:
    """Yield what nobody says of a nomination; a file that says what holds for all may wait for its list."""
    schema = load_schema(f"{NOMINATIONS}.schema.json")
    properties = schema["$defs"]["nomination"]["properties"]
    for part, _ in proposed:
        for key in _COMPLETE:
            if key not in part.data:
                place = Place.from_mark(origin.file, part.mark)
                hint = f"Ghi “{key}: …” ở đề nghị này, ở nhóm (groups) hoặc ở “{COMMON}” cho cả tệp."
                yield missing_key(key, properties, place, hint)
    if not proposed and not is_to_be_listed:
        yield missing_key(NOMINATIONS, schema["properties"], origin.at(), "Ghi ít nhất một đề nghị.")


def _listed(part: Part, name: str) -> Iterator[Part]:
    if name in part.data:
        nodes = cast("SequenceNode", part.keys[name][1])[1]
        for entry, node in zip(part.data[name], nodes, strict=True):
            yield _part(entry, node)


def _part(data: dict[str, Any], node: Node) -> Part:
    mark, keys = cast("MappingNode", node)
    return Part(data, keys, mark)
