"""How awards and ratings are named in lists (`award_names.yaml`, beside this file): awards of others, short words, givers."""

from __future__ import annotations

from functools import cache
from typing import Any

from tdkt.law.files import FOLDER, read_law
from tdkt.law.packs import TITLE, AwardRule, award_rule
from tdkt.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAward:
    """An award that no ward decides or proposes here: somebody may hold it. `source` is the article that knows it."""

    id: str
    name: str
    type: str
    recipients: tuple[str, ...]
    source: str

    @property
    def is_title(self) -> bool:
        """Tell a danh hiệu thi đua from a hình thức khen thưởng."""
        return self.type == TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ByGiver:
    """A name under which several give an award: the id of our own `level` ("ward", "city"), and of what is given elsewhere."""

    begins: str
    own: str
    level: str
    elsewhere: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardNames:
    """What lists write: `short_words` with what they stand for, `also` other names by id, `ratings` by rating.

    `behind_rating` are words that may follow a rating and change nothing of it.
    """

    others: dict[str, OtherAward]
    by_giver: tuple[ByGiver, ...]
    short_words: tuple[tuple[str, str], ...]
    also: dict[str, tuple[str, ...]]
    ratings: dict[str, tuple[str, ...]]
    behind_rating: tuple[str, ...]


@cache
def award_names() -> AwardNames:
    """Return the record of names."""
    data: dict[str, Any] = read_law(FOLDER / "award_names.yaml")
    others, short, ratings = data["other_awards"], data["short_words"], data["ratings"]
    return AwardNames(
        others={
            one["id"]: OtherAward(
                id=one["id"],
                name=one["name"],
                type=one["type"],
                recipients=tuple(one["recipients"]),
                source=f"{others['source']}, {one['article']}",
            )
            for one in others["awards"]
        },
        by_giver=tuple(ByGiver(**one) for one in data["by_giver"]),
        short_words=tuple((one["short"], one["whole"]) for one in short["words"]),
        also={award: tuple(names) for award, names in short["also"].items()},
        ratings={rating: tuple(words) for rating, words in ratings["words"].items()},
        behind_rating=tuple(ratings["behind"]),
    )


def held_award(award: str) -> AwardRule | OtherAward | None:
    """Return an award that somebody may hold by its id: of the latest pack, or of others; None where nobody knows it."""
    return award_rule(award) or award_names().others.get(award)
