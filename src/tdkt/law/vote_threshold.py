"""A threshold of votes as it is written (">= 80%", "> 1/2"), held against votes exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from tdkt.model.records import dataclass

_VOTES = re.compile(r"(?P<relation>>=|>) ?(?:(?P<percent>\d+(?:\.\d+)?)%|(?P<part>\d+)/(?P<whole>\d+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteThreshold:
    """What share of the votes is needed: `share` of all members, reached or (`strict`) passed."""

    share: Fraction
    strict: bool

    @classmethod
    @cache
    def parse(cls, text: str) -> VoteThreshold:
        """Read ">= 80%", "> 1/2"; raises ValueError for anything else or a share above 1."""
        match = _VOTES.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        if match["percent"]:
            share = Fraction(match["percent"]) / 100
        else:
            share = Fraction(int(match["part"]), int(match["whole"]) or 1)
        if share > 1 or match["whole"] == "0":
            raise ValueError(text)
        return cls(share=share, strict=match["relation"] == ">")

    def met_by(self, votes: int, members: int) -> bool:
        """Tell whether `votes` of `members` (more than 0) reach the threshold, exactly."""
        reached = Fraction(votes, members)
        return reached > self.share if self.strict else reached >= self.share

    @property
    def said(self) -> str:
        """The threshold in Vietnamese: "từ 80% trở lên", "quá 1/2"."""
        percent = self.share * 100
        if percent.denominator == 1 and self.share != Fraction(1, 2):
            words = f"{percent}%"
        else:
            words = f"{self.share.numerator}/{self.share.denominator}"
        return f"quá {words}" if self.strict else f"từ {words} trở lên"
