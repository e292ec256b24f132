"""Requests for a public debate, art. 7 (9) of Law 52/2003: whoever may ask in writing, and what follows.

None of them is refused because its asker is not known, and none ends without an answer: a debate is called,
or the authority says in public why none is owed, or the asker takes it back, or the draft is given up.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.consultations import RecordOnly
from services.consultation.errors.debates import (
    AskedBeforeNotice,
    DebateHeld,
    NobodyAsks,
    NotOwedWithoutReason,
    OwedByLaw,
    RequestSettled,
    WithdrawnWithoutProof,
)
from services.consultation.errors.handed_in import ReceivedLater
from services.consultation.errors.versions import ProcedureOver
from services.consultation.model import debate_news as news
from services.consultation.model.act import Kind
from services.consultation.model.authorship import AUTHOR_FORGOTTEN
from services.consultation.model.base import Base
from services.consultation.model.consultation import RECORD, Consultation
from services.consultation.model.days import day_of, end_of
from services.consultation.model.entry import ONLINE, Channel, Moment
from services.consultation.model.law.kinds import why_not
from services.consultation.model.wording import as_written, tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate
from shared.plain_text import plain

RULE = "debate-on-request"
LEAST_REASON = 20  # letters, of why no debate is owed or how a request was withdrawn
AskerKind = Literal["association", "authority", "other"]
State = Literal["open", "called", "withdrawn", "not-owed", "lapsed"]
STANDING: tuple[State, ...] = ("open", "called")
VERIFIED = "verified"
# What the registry calls those whom art. 3 of Law 52/2003 means by a legally constituted association.
ASSOCIATIONS = frozenset(
    {"association", "foundation", "federation", "trade-union", "employers-association", "professional-body"}
)


@dataclass(frozen=True)
class Asker:
    """Who asks.

    Args:
        organisation_id: None where it is none that the registry knows.
        known: what the registry had found of it: `verified`, `suspended`, `struck-off` by this authority,
            `unverified` by it, `ended`, or `unknown`. A fact that is kept; it refuses nobody.
        account_id: of who asked in its name; None where it came on paper.
    """

    kind: AskerKind
    name: str
    organisation_id: UUID | None = None
    known: str = "unknown"
    account_id: UUID | None = None


@dataclass(frozen=True)
class Came:
    """How a request came, and where its asker is answered.

    Args:
        town_number: under which the authority's own registry has the paper.
        clerk_id: who entered it; None where it was asked on line.
    """

    received: Moment
    channel: Channel = ONLINE
    email: str | None = None
    postal_address: str | None = None
    language: str = "ro"
    town_number: str | None = None
    clerk_id: UUID | None = None


def asker_kind(registered_as: str | None) -> AskerKind:
    """What an organisation of the registry is to art. 7 (9); of an unknown kind it is owed one."""
    if registered_as == "public-authority":
        return "authority"
    return "association" if registered_as is None or registered_as in ASSOCIATIONS else "other"


def binds(act: str) -> bool:
    """Whether a debate that is asked for on that kind of act is owed by Law 52/2003."""
    return why_not(RULE, Kind(act)) is None


def public_name(name: str, kind: str, state: str, organisation_id: UUID | None) -> str | None:
    """The name that everybody reads: what the registry does not know may turn out to be a person's."""
    if organisation_id is not None:
        return name
    return None if kind == "other" or state == "not-owed" else name


class DebateRequest(Aggregate, Base):
    """A request. Its clock starts at `received_at`; of a day alone, at its first instant.

    `meeting_id` is of the debate that was called for it, `held_at` when that one was held. `settled_…` is of
    the answer that stands.
    """

    __tablename__ = "debate_request"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id", ondelete="CASCADE"))
    authority: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    name_plain: Mapped[str]
    organisation_id: Mapped[UUID | None]
    known: Mapped[str]
    reason: Mapped[str]
    channel: Mapped[str]
    received_at: Mapped[datetime]
    day_only: Mapped[bool]
    entered_at: Mapped[datetime]
    is_late: Mapped[bool]
    account_id: Mapped[UUID | None]
    entered_by: Mapped[UUID | None]
    email: Mapped[str | None]
    postal_address: Mapped[str | None]
    language: Mapped[str]
    town_number: Mapped[str | None]
    forgotten_at: Mapped[datetime | None]
    state: Mapped[str]
    meeting_id: Mapped[UUID | None]
    held_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None]
    settled_reason: Mapped[str]

    @classmethod
    def ask(cls, of: Consultation, asker: Asker, came: Came, *, reason: str, now: datetime) -> Self:
        """Somebody asks. What comes after the day that the notice names counts as well: the law has none.

        Raises:
            RecordOnly, ProcedureOver, ReceivedLater, AskedBeforeNotice, NobodyAsks
        """
        name = tidy(asker.name)
        _require_time(of, came.received, now)
        if not name:
            raise NobodyAsks
        assert of.ends_at  # noqa: S101 - what was published has an end
        made = cls(
            id=new_id(),
            consultation_id=of.id,
            authority=of.authority,
            name=name,
            name_plain=plain(name),
            kind=asker.kind,
            organisation_id=asker.organisation_id,
            known=asker.known,
            reason=as_written(reason),
            channel=came.channel,
            received_at=came.received.at,
            day_only=came.received.day_only,
            entered_at=now,
            is_late=came.received.at >= of.ends_at,
            account_id=asker.account_id,
            entered_by=came.clerk_id,
            email=came.email,
            postal_address=came.postal_address,
            language=came.language,
            town_number=came.town_number,
            state="open",
            settled_reason="",
        )
        news.say_asked(made, of)
        return made

    @property
    def to_be_verified(self) -> bool:
        """Whether a clerk has to look who asked."""
        return self.known != VERIFIED

    @property
    def public_name(self) -> str | None:
        """The name that everybody reads: of a legal person, never of a natural one."""
        return public_name(self.name, self.kind, self.state, self.organisation_id)

    def call(self, meeting_id: UUID, title: str, at: datetime) -> None:
        """A debate was called, which answers it; or another one, where the first is not held.

        Raises:
            RequestSettled, DebateHeld
        """
        self._require(*STANDING)
        self.meeting_id = meeting_id
        self._settle("called", title, at)

    def note_held(self, at: datetime) -> None:
        """The debate that was called for it has taken place."""
        self.held_at = at

    def open_again(self, title: str, at: datetime) -> None:
        """The debate that was called for it will not be held.

        Raises:
            RequestSettled, DebateHeld
        """
        self._require("called")
        self.state, self.meeting_id = "open", None
        self.settled_at = self.settled_by = None
        news.say_answered(self, "open-again", title, at)

    def lapse(self, title: str, at: datetime) -> None:
        """The authority has given up the draft: there is nothing left to debate.

        Raises:
            RequestSettled, DebateHeld
        """
        self._require(*STANDING)
        self.meeting_id = None
        self._settle("lapsed", title, at)

    def withdraw(self, title: str, at: datetime, *, by_clerk: UUID | None = None, reason: str = "") -> None:
        """Its asker takes it back; a clerk who notes that says how it came.

        Raises:
            RequestSettled, DebateHeld, WithdrawnWithoutProof
        """
        self._require(*STANDING)
        if by_clerk and len(tidy(reason)) < LEAST_REASON:
            raise WithdrawnWithoutProof(least=LEAST_REASON)
        self._settle("withdrawn", title, at, by_clerk, tidy(reason))

    def say_not_owed(
        self, title: str, reason: str, *, act: str, known_now: str, by: UUID, at: datetime
    ) -> None:
        """The authority says in public why no debate is owed to who asked.

        Args:
            act: the kind of the act.
            known_now: what the registry finds of the asker today.

        Raises:
            RequestSettled, NotOwedWithoutReason
            OwedByLaw: an association or authority that this authority has verified asks.
        """
        self._require("open")
        if len(tidy(reason)) < LEAST_REASON:
            raise NotOwedWithoutReason(least=LEAST_REASON)
        if known_now == VERIFIED and self.kind != "other" and binds(act):
            raise OwedByLaw(name=self.name)
        self._settle("not-owed", title, at, by, tidy(reason))

    def forget(self, at: datetime) -> None:
        """Know no address any more, nor a person's name and words; that somebody asked stays."""
        self.email = self.postal_address = self.town_number = None
        if self.public_name is None:
            self.name = self.name_plain = AUTHOR_FORGOTTEN
            self.reason = ""
        self.forgotten_at = at
        news.say_forgotten(self)

    def forget_account(self) -> None:
        """Let an organisation's request stand without who sent it."""
        self.account_id = None

    def _require(self, *states: State) -> None:
        if self.state not in states:
            raise RequestSettled
        if self.held_at is not None:
            raise DebateHeld

    def _settle(
        self, state: State, title: str, at: datetime, by: UUID | None = None, reason: str = ""
    ) -> None:
        self.state, self.settled_at, self.settled_by, self.settled_reason = state, at, by, reason
        news.say_answered(self, state, title, at)


def _require_time(of: Consultation, received: Moment, now: datetime) -> None:
    if of.state == RECORD:
        raise RecordOnly
    if of.outcome is not None:
        raise ProcedureOver
    if received.at > now:
        raise ReceivedLater
    known_until = end_of(day_of(received.at)) if received.day_only else received.at
    if of.published_at is None or known_until < of.published_at:
        raise AskedBeforeNotice
