"""What came otherwise than from an account: on paper, by e-mail, said at a meeting; entered by a clerk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.consultation.errors.handed_in import (
    NoAuthor,
    ReceivedAfterTerm,
    ReceivedBeforePublication,
    ReceivedLater,
)
from services.consultation.model.days import day_of, start_of
from services.consultation.model.term import Term

Channel = Literal["online", "paper", "email", "meeting", "other"]
ONLINE: Channel = "online"


@dataclass(frozen=True)
class Moment:
    """When something was received: an instant, or a day whose hour nobody noted.

    Args:
        at: the instant; of a day alone, its first.
        day_only: whether the day alone is known.
    """

    at: datetime
    day_only: bool = False

    @classmethod
    def on(cls, day: date) -> "Moment":
        """Some time on that day in Romania."""
        return cls(start_of(day), day_only=True)

    def require_within(self, term: Term, now: datetime) -> None:
        """Refuse what did not come in the term; of a day alone, what can not have.

        Raises:
            ReceivedLater: it has not come yet.
            ReceivedBeforePublication, ReceivedAfterTerm: art. 7 (4) of Law 52/2003.
        """
        if self.at > now:
            raise ReceivedLater
        if term.is_open(self.at) or (self.day_only and term.touches(day_of(self.at))):
            return
        raise ReceivedAfterTerm if term.has_run_before(self.at) else ReceivedBeforePublication


@dataclass(frozen=True)
class Entry:
    """How it came and from whom, as a clerk enters it.

    Args:
        author_name: may be empty where an organisation speaks.
        organisation_name: as written, where it is none that the authority has verified.
        town_number: under which the authority's own registry has the paper.
        language: in which the author is written to.
        clerk_id: who entered it; None where its author did, without account.
        meeting_id: of the meeting at which it was said or handed in, in whose minutes it stands.
    """

    channel: Channel
    received: Moment
    author_name: str
    organisation_name: str | None
    email: str | None
    postal_address: str | None
    language: str
    town_number: str | None
    clerk_id: UUID | None
    meeting_id: UUID | None = None

    def require_author(self, organisation: str | None) -> None:
        """Somebody must have said it: what is anonymous is filed away (OG 27/2002, art. 7).

        Raises:
            NoAuthor: neither person nor organisation is named.
        """
        if not self.author_name and not organisation:
            raise NoAuthor
