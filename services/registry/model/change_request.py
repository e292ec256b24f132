"""Changes of what was verified: asked for by who represents the organisation, reviewed like the request."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.changes import NothingChanges
from services.registry.model.base import Base
from services.registry.model.names import tidy
from services.registry.model.saying_changes import Outcome, SaysChanges
from services.registry.model.states import ChangeAct, after_change
from services.registry.model.successor import Successor
from shared.ids import new_id

Facts = Mapping[str, Any]
Representative = Literal["another", "self"]
ANOTHER: Representative = "another"
SELF: Representative = "self"
REPRESENTATIVE = "representative"  # what a question or a correction about it names
DECISIONS: Mapping[str, Outcome] = {"accept": "accepted", "refuse": "refused"}
# In the order in which they are shown. What kind of organisation it is does not change: that is another one.
CHANGEABLE = (
    "name", "cui", "register_number", "court", "seat", "locality_siruta", "fields", "contact_email",
)  # fmt: skip


class ChangeRequest(SaysChanges, Base):
    """What is to be otherwise, and what it was when it was asked; `changed` has both for each field.

    It is asked of one authority that has verified the organisation. `representative` tells that somebody is
    to represent it: `another` person, named in `new_…`, or the asker `self`, who may hold nothing there.
    The database lets one of the organisation's own wait at a time, and one of a newcomer's for each newcomer.
    """

    __tablename__ = "change_request"
    __table_args__ = (
        Index(
            "uq_change_request_own_open",
            "organisation_id",
            unique=True,
            postgresql_where=text(
                "state in ('pending', 'questioned') and representative is distinct from 'self'"
            ),
        ),
        Index(
            "uq_change_request_claim_open",
            "organisation_id",
            "asked_by",
            unique=True,
            postgresql_where=text("state in ('pending', 'questioned') and representative = 'self'"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    authority: Mapped[str] = mapped_column(ForeignKey("authority.slug"))
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    state: Mapped[str]
    changed: Mapped[dict[str, Any]] = mapped_column(JSONB)
    why: Mapped[str]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str | None]
    representative: Mapped[str | None]
    new_email: Mapped[str | None]
    new_from: Mapped[date | None]
    new_until: Mapped[date | None]
    others_stay: Mapped[bool]

    @classmethod
    def ask(
        cls,
        organisation_id: UUID,
        authority: str,
        asked_by: UUID,
        *,
        now_is: Facts,
        to_be: Facts,
        why: str,
        now: datetime,
        successor: Successor | None = None,
    ) -> Self:
        """A request that waits for a clerk.

        Args:
            now_is: the facts as they stand, by name.
            to_be: all of them as they are to be.
            why: what has happened, in the asker's words.
            successor: who is to represent it, if that changes.

        Raises:
            NothingChanges
            EmailNotValid, SpanInThePast, SpanBackwards, SpanTooLong: of the successor.
        """
        request = cls._new(organisation_id, authority, asked_by, why, now)
        request._want(now_is, to_be, successor, now)
        return request

    @classmethod
    def claim(cls, organisation_id: UUID, authority: str, asked_by: UUID, why: str, now: datetime) -> Self:
        """A newcomer's request to represent it, which waits for a clerk."""
        request = cls._new(organisation_id, authority, asked_by, why, now)
        request.representative = SELF
        return request

    @property
    def is_claim(self) -> bool:
        """Whether a newcomer asks for themselves."""
        return self.representative == SELF

    @property
    def wanted(self) -> dict[str, Any]:
        """The fields that are to be otherwise, as they are to be."""
        return {name: change["after"] for name, change in self.changed.items()}

    def question(self, organisation_name: str, text_: str) -> None:
        """Want to know something before deciding; who asked is told.

        Raises:
            NotInThisState
        """
        self._go("ask")
        self.tell_questioned(organisation_name, text_)

    @property
    def successor(self) -> Successor | None:
        """Who is to represent it, where somebody is named and was not erased since."""
        if self.new_email is None or self.new_from is None or self.new_until is None:
            return None
        return Successor(
            email=self.new_email,
            from_date=self.new_from,
            until_date=self.new_until,
            others_stay=self.others_stay,
        )

    def answer(self, organisation_name: str, text_: str, clerk_id: UUID | None) -> None:
        """Be sent again; the clerk who wanted to know is told.

        Raises:
            NotInThisState
        """
        self._go("answer")
        if clerk_id is not None:
            self.tell_answered(organisation_name, text_, clerk_id)

    def correct(
        self, now_is: Facts, to_be: Facts, successor: Successor | None, now: datetime
    ) -> tuple[str, ...]:
        """Want something else, of what was asked for; gives the names of what was corrected.

        Args:
            successor: named anew; None, or who was named before, where that stays as it is.

        Raises:
            NothingChanges
            EmailNotValid, SpanInThePast, SpanBackwards, SpanTooLong: of the successor.
        """
        before, named = self.changed, self.successor
        self._want(now_is, to_be, successor if successor != named else None, now)
        names = sorted({*before, *self.changed})
        found = [name for name in names if before.get(name) != self.changed.get(name)]
        return (*found, *([REPRESENTATIVE] if named != self.successor else []))

    def withdraw(self) -> None:
        """Be wanted no more.

        Raises:
            NotInThisState
        """
        self._go("withdraw")

    def accept(self, organisation_name: str, by: UUID, now: datetime) -> None:
        """Be granted; who asked is told.

        Raises:
            NotInThisState
        """
        self._decide("accept", organisation_name, by, None, now)

    def refuse(self, organisation_name: str, by: UUID, reason: str, now: datetime) -> None:
        """Be refused, with a reason for who asked.

        Raises:
            NotInThisState
        """
        self._decide("refuse", organisation_name, by, tidy(reason), now)

    def _decide(
        self,
        act: Literal["accept", "refuse"],
        organisation_name: str,
        by: UUID,
        reason: str | None,
        now: datetime,
    ) -> None:
        self._go(act)
        self.reason, self.decided_by, self.decided_at = reason, by, now
        self.tell_outcome(organisation_name, DECISIONS[act])

    @classmethod
    def _new(cls, organisation_id: UUID, authority: str, asked_by: UUID, why: str, now: datetime) -> Self:
        return cls(
            id=new_id(),
            organisation_id=organisation_id,
            authority=authority,
            asked_by=asked_by,
            state="pending",
            changed={},
            why=why.strip(),
            asked_at=now,
            decided_at=None,
            decided_by=None,
            reason=None,
            representative=None,
            new_email=None,
            new_from=None,
            new_until=None,
            others_stay=False,
        )

    def _want(self, now_is: Facts, to_be: Facts, successor: Successor | None, now: datetime) -> None:
        self.changed = _difference(now_is, to_be)
        if successor is not None:
            named = successor.checked(now)
            self.representative, self.new_email = ANOTHER, named.email
            self.new_from, self.new_until, self.others_stay = (
                named.from_date,
                named.until_date,
                named.others_stay,
            )
        if not self.changed and self.representative is None:
            raise NothingChanges()

    def _go(self, act: ChangeAct) -> None:
        self.state = after_change(self.state, act)


def _difference(now_is: Facts, to_be: Facts) -> dict[str, Any]:
    """The fields that are to be otherwise, each with what it is and what it is to be."""
    return {
        name: {"before": now_is[name], "after": to_be[name]}
        for name in CHANGEABLE
        if now_is[name] != to_be[name]
    }
