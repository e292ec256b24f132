"""Registrations: one person who comes to a meeting or an activity; a seat, or a place in the waiting list."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy.orm import Mapped

from services.consultation.errors.registrations import RegistrationGivenBack
from services.consultation.events.registrations import (
    RegistrantForgotten,
    RegistrationMailed,
    RegistrationNoted,
    What,
)
from services.consultation.model.base import Base
from services.consultation.model.gathering import Gathering
from services.consultation.model.registration_links import RegistrationLinks
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

State = Literal["registered", "waiting", "cancelled"]
Intent = Literal["attend", "speak", "press"]
REGISTERED, WAITING, CANCELLED = "registered", "waiting", "cancelled"
KEPT_AFTER_GATHERING = timedelta(days=90)
SPEAK: Intent = "speak"
PRESS: Intent = "press"


@dataclass(frozen=True)
class Wish:
    """What somebody wants there.

    Args:
        intent: to listen, to speak, or to write about it.
        article: of the act, on which they speak; None where it is on none.
        agenda_point: on which they speak, counted from 1; None where it is on none.
        on_behalf_of: an organisation for which they hold a mandate.
        organisation: another one for which they come, as they say.
    """

    intent: Intent
    article: str | None = None
    agenda_point: int | None = None
    on_behalf_of: UUID | None = None
    organisation: str = ""


@dataclass(frozen=True)
class Registrant:
    """Who comes.

    Args:
        account_id: None for who has no account.
        email: where who has none is written to; None where a clerk knows no address.
        entered_by: the clerk who entered them.
    """

    name: str
    account_id: UUID | None = None
    email: str | None = None
    language: str = "ro"
    entered_by: UUID | None = None


@dataclass(frozen=True)
class Standing:
    """What is known of a person when they ask.

    Args:
        organisation_id: for which they hold a mandate; None for a name as they say it.
        organisation_name: for which they come; None for who comes alone.
        has_recommended: whether they have sent a recommendation on the draft.
        rank: their group's place in the order that the chair has set.
    """

    organisation_id: UUID | None
    organisation_name: str | None
    has_recommended: bool
    rank: int


class Registration(Aggregate, Base):
    """Name, address and the rest of the person go when they are erased; that somebody came stays counted."""

    __tablename__ = "registration"

    gathering_kind: Mapped[str]
    gathering_id: Mapped[UUID]
    authority: Mapped[str]
    account_id: Mapped[UUID | None]
    name: Mapped[str]
    email: Mapped[str | None]
    language: Mapped[str]
    organisation_id: Mapped[UUID | None]
    organisation_name: Mapped[str | None]
    wish: Mapped[Intent]
    article: Mapped[str | None]
    agenda_point: Mapped[int | None]
    state: Mapped[str]
    has_recommended: Mapped[bool]
    rank: Mapped[int]
    place: Mapped[int | None]
    asked_at: Mapped[datetime]
    seated_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    entered_by: Mapped[UUID | None]
    forgotten_at: Mapped[datetime | None]

    @classmethod
    def ask(
        cls,
        gathering: Gathering,
        who: Registrant,
        wish: Wish,
        standing: Standing,
        *,
        taken: int,
        position: int,
        now: datetime,
        links: RegistrationLinks,
    ) -> Self:
        """A seat where one is free, else a place in the waiting list; the press always gets in.

        Args:
            gathering: locked, so that nobody takes the seat meanwhile; the caller knows that it is open.
            taken: how many seats are.
            position: in the waiting list, where there is no seat.
        """
        made = cls._of(gathering, who, standing, now)
        made._wish(wish)
        made._seat(gathering, taken, now)
        is_seated = made.state == REGISTERED
        made._say(gathering, "registered" if is_seated else "waiting", links, None if is_seated else position)
        return made

    @classmethod
    def come_in(
        cls, gathering: Gathering, who: Registrant, wish: Wish, standing: Standing, now: datetime
    ) -> Self:
        """Somebody who stands at the door and is let in, whatever the number of seats."""
        made = cls._of(gathering, who, standing, now)
        made._wish(wish)
        made.state, made.seated_at = REGISTERED, now
        made.arrive(now)
        return made

    @property
    def takes_seat(self) -> bool:
        """Whether it is one of those that the room has; the press is never limited (art. 8)."""
        return self.state == REGISTERED and self.wish != PRESS

    def change(
        self,
        gathering: Gathering,
        wish: Wish,
        standing: Standing,
        *,
        taken: int,
        now: datetime,
        links: RegistrationLinks,
    ) -> bool:
        """Want something else; who comes as press no more needs a seat. Returns whether one is free by it.

        Args:
            taken: how many seats are, this one among them.

        Raises:
            GatheringCancelled, GatheringOver, RegistrationGivenBack
        """
        gathering.require_called()
        gathering.require_not_over(now)
        if self.state == CANCELLED:
            raise RegistrationGivenBack
        had_seat, had_state, was_press = self.takes_seat, self.state, self.wish == PRESS
        self.organisation_id, self.organisation_name = standing.organisation_id, standing.organisation_name
        self.rank = standing.rank
        self._wish(wish)
        if was_press or self.wish == PRESS:
            self._seat(gathering, taken - had_seat, now)
        if self.state != had_state:
            self._say(gathering, "moved-up" if self.state == REGISTERED else "waiting", links)
        return had_seat and not self.takes_seat

    def cancel(self, gathering: Gathering, now: datetime, links: RegistrationLinks) -> bool:
        """Give it back; twice is as good as once. Returns whether a seat is free by it.

        Raises:
            GatheringOver
        """
        if self.state == CANCELLED:
            return False
        gathering.require_not_over(now)
        had_seat = self.takes_seat
        self.state, self.cancelled_at = CANCELLED, now
        self._say(gathering, "given-back", links)
        return had_seat

    def move_up(self, gathering: Gathering, now: datetime, links: RegistrationLinks) -> None:
        """Who has waited has a seat now."""
        self.state, self.seated_at = REGISTERED, now
        self._say(gathering, "moved-up", links)

    def hear(self, gathering: Gathering, what: What, reason: str, links: RegistrationLinks) -> None:
        """It was moved, or will not be held; who is reminded already is reminded of the new hour."""
        if what == "moved":
            self.reminded_at = None
        self._say(gathering, what, links, reason=reason)

    def remind(self, gathering: Gathering, now: datetime, links: RegistrationLinks) -> None:
        """It begins soon."""
        self.reminded_at = now
        self._say(gathering, "reminder", links)

    def put_at(self, place: int | None) -> None:
        """Where the chair puts this person by hand, before all groups; None: where their group stands."""
        self.place = place

    def arrive(self, at: datetime) -> bool:
        """They are here; twice is as good as once. Returns whether it is news."""
        if self.arrived_at is not None:
            return False
        self.arrived_at = at
        return True

    def forget_person(self, *, is_over: bool, now: datetime) -> bool:
        """The person is erased; that they came, or were expected, stays counted once it is over.

        Returns:
            Whether a seat is free by it.
        """
        had_seat = self.takes_seat and not is_over and self.arrived_at is None
        self.name, self.email, self.organisation_name = "", None, None
        self.forgotten_at = self.forgotten_at or now
        if self.state != CANCELLED and not is_over and self.arrived_at is None:
            self.state, self.cancelled_at = CANCELLED, now
        return had_seat

    def say_forgotten(self) -> None:
        """Others are told that who has no account is to be forgotten."""
        self.record(RegistrantForgotten(registration_id=self.id))

    @classmethod
    def _of(cls, gathering: Gathering, who: Registrant, standing: Standing, now: datetime) -> Self:
        return cls(
            id=new_id(),
            gathering_kind=gathering.kind,
            gathering_id=gathering.id,
            authority=gathering.authority,
            account_id=who.account_id,
            name=who.name,
            email=who.email,
            language=who.language,
            organisation_id=standing.organisation_id,
            organisation_name=standing.organisation_name,
            has_recommended=standing.has_recommended,
            rank=standing.rank,
            asked_at=now,
            entered_by=who.entered_by,
        )

    def _wish(self, wish: Wish) -> None:
        speaks = wish.intent == SPEAK
        self.wish = wish.intent
        self.article = wish.article if speaks else None
        self.agenda_point = wish.agenda_point if speaks else None

    def _seat(self, gathering: Gathering, taken: int, now: datetime) -> None:
        free = gathering.free_seats(taken)
        if self.wish == PRESS or free is None or free:
            self.state, self.seated_at = REGISTERED, self.seated_at or now
        else:
            self.state, self.seated_at = WAITING, None

    def _say(
        self,
        gathering: Gathering,
        what: What,
        links: RegistrationLinks,
        position: int | None = None,
        reason: str = "",
    ) -> None:
        if self.forgotten_at is not None:
            return
        said: dict[str, Any] = {
            "registration_id": self.id,
            "name": self.name,
            "gathering_kind": gathering.kind,
            "gathering_id": gathering.id,
            "authority": gathering.authority,
            "title": gathering.title,
            "what": what,
            "wish": self.wish,
            "starts_at": gathering.starts_at,
            "ends_at": gathering.ends_at,
            "place": gathering.place,
            "online_url": gathering.online_url,
            "position": position,
            "reason": reason,
            "ticket": links.tickets.ticket_for(self.id) if self.state == REGISTERED else None,
            "calendar_sequence": (self.said_internal or 0) + 1,
        }
        if self.account_id is not None:
            self.record(RegistrationNoted(account_id=self.account_id, **said))
        elif self.email is not None:
            link = links.own(self.id, self.language)
            self.record(RegistrationMailed(email=self.email, language=self.language, own_link=link, **said))
