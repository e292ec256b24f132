"""Moderation: a recommendation's text, or words of it, that the public does not read; with its reason.

A decision is a row that stays: it can be lifted, contested by the author, and decided by somebody else. The
text itself is never altered, so that a court finds what was sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Self, get_args
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.moderation import (
    AlreadyContested,
    AlreadyLifted,
    ContestDecided,
    NotContested,
    PassageNotFound,
    SamePerson,
)
from services.consultation.model.base import Base
from services.consultation.model.masking import Span, mask, places
from services.consultation.model.wording import as_written, tidy
from shared.ids import new_id

What = Literal["hidden", "masked"]
Ground = Literal["insult", "personal-data", "off-law", "spam", "other"]
Outcome = Literal["upheld", "lifted"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)
# In the language of the texts themselves, as the masks of addresses and numbers are.
NAMES: Mapping[str, str] = {
    "insult": "insultă",
    "personal-data": "date personale",
    "off-law": "contrar legii",
    "spam": "fără legătură cu proiectul",
    "other": "alt motiv",
}
FIELDS = ("text", "reason", "proposed_wording")


class Moderation(Base):
    """One decision about one recommendation.

    `spans` are the places that are masked, as [field, start, end]; empty where the whole is hidden.
    """

    __tablename__ = "moderation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    recommendation_id: Mapped[UUID] = mapped_column(ForeignKey("recommendation.id"))
    consultation_id: Mapped[UUID]
    authority: Mapped[str]
    what: Mapped[What]
    ground: Mapped[Ground]
    reason: Mapped[str]
    spans: Mapped[list[Any]] = mapped_column(JSONB)
    decided_by: Mapped[UUID]
    decided_at: Mapped[datetime]
    lifted_by: Mapped[UUID | None]
    lifted_at: Mapped[datetime | None]
    lift_reason: Mapped[str | None]
    contested_at: Mapped[datetime | None]
    contest_words: Mapped[str | None]
    contest_outcome: Mapped[Outcome | None]
    contest_reason: Mapped[str | None]
    contest_decided_by: Mapped[UUID | None]
    contest_decided_at: Mapped[datetime | None]

    @classmethod
    def of(
        cls,
        recommendation: Any,
        what: What,
        ground: Ground,
        reason: str,
        passages: Iterable[str],
        *,
        by: UUID,
        at: datetime,
    ) -> Self:
        """Hide a recommendation, or mask the passages in it.

        Raises:
            PassageNotFound: a passage stands nowhere in it.
        """
        return cls(
            id=new_id(),
            recommendation_id=recommendation.id,
            consultation_id=recommendation.consultation_id,
            authority=recommendation.authority,
            what=what,
            ground=ground,
            reason=tidy(reason),
            spans=_places(recommendation, passages) if what == "masked" else [],
            decided_by=by,
            decided_at=at,
        )

    def lift(self, reason: str, *, by: UUID, at: datetime) -> None:
        """Let the public read it again.

        Raises:
            AlreadyLifted
        """
        self._require_standing()
        self.lift_reason, self.lifted_by, self.lifted_at = tidy(reason), by, at

    def contest(self, words: str, *, at: datetime) -> None:
        """The author does not agree; once.

        Raises:
            AlreadyLifted, AlreadyContested
        """
        self._require_standing()
        if self.contested_at:
            raise AlreadyContested
        self.contest_words, self.contested_at = as_written(words), at

    def decide(self, outcome: Outcome, reason: str, *, by: UUID, at: datetime) -> None:
        """Somebody else than who has moderated decides what the author has contested.

        Raises:
            AlreadyLifted, NotContested, ContestDecided, SamePerson
        """
        if self.contest_decided_at:
            raise ContestDecided
        self._require_standing()
        if not self.contested_at:
            raise NotContested
        if by == self.decided_by:
            raise SamePerson
        self.contest_outcome, self.contest_reason = outcome, tidy(reason)
        self.contest_decided_by, self.contest_decided_at = by, at
        if outcome == "lifted":
            self.lift(reason, by=by, at=at)

    def _require_standing(self) -> None:
        if self.lifted_at:
            raise AlreadyLifted


def spans_of(field: str, decisions: Iterable[tuple[str, Sequence[Any]]]) -> list[Span]:
    """What is masked in a field by decisions, each with its ground and its places."""
    return [
        Span(start, end, f"[ascuns: {NAMES[ground]}]")
        for ground, spans in decisions
        for name, start, end in spans
        if name == field
    ]


def forget_moderated(recommendation: Any, decisions: Sequence[Moderation]) -> None:
    """The author is forgotten: what is masked goes for good, and so does a text hidden for personal data.

    What else is hidden stays, for the register and for a court; the words against a decision go.
    """
    standing = [one for one in decisions if one.lifted_at is None]
    masked = [(one.ground, one.spans) for one in standing]
    whole = any(one.what == "hidden" and one.ground == "personal-data" for one in standing)
    for field in FIELDS:
        if text := getattr(recommendation, field):
            shown = f"[ascuns: {NAMES['personal-data']}]" if whole else mask(text, spans_of(field, masked))
            setattr(recommendation, field, shown)
    for one in decisions:
        # The places are of a text that is not there any more.
        one.spans, one.contest_words = [], "" if one.contested_at else None
        one.reason = mask(one.reason)
        one.lift_reason = one.lift_reason and mask(one.lift_reason)
        one.contest_reason = one.contest_reason and mask(one.contest_reason)


def _places(recommendation: Any, passages: Iterable[str]) -> list[Any]:
    found = []
    for passage in passages:
        here = [
            [field, start, end]
            for field in FIELDS
            for start, end in places(getattr(recommendation, field) or "", passage)
        ]
        if not here:
            raise PassageNotFound(passage=passage)
        found += here
    return found
