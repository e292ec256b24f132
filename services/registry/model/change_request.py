"""Changes of what was verified: asked for by who represents the organisation, reviewed like the request."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import Text

from services.registry.errors.changes import NothingChanges
from services.registry.events.changes import (
    ChangeAnswered,
    ChangeDecided,
    ChangeQuestioned,
)
from services.registry.model.base import Base
from services.registry.model.messages import Side
from services.registry.model.names import tidy
from services.registry.model.states import ChangeAct, after_change
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

Facts = Mapping[str, Any]
DECISIONS: Mapping[str, Literal["accepted", "refused"]] = {"accept": "accepted", "refuse": "refused"}
# In the order in which they are shown. What kind of organisation it is does not change: that is another one.
CHANGEABLE = (
    "name", "cui", "register_number", "court", "seat", "locality_siruta", "fields", "contact_email",
)  # fmt: skip


class ChangeRequest(Aggregate, Base):
    """What is to be otherwise, and what it was when it was asked; `changed` has both for each field.

    It is asked of one authority that has verified the organisation. The database lets one wait at a time.
    """

    __tablename__ = "change_request"
    __table_args__ = (
        Index(
            "uq_change_request_open",
            "organisation_id",
            unique=True,
            postgresql_where=text("state in ('pending', 'questioned')"),
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
    ) -> Self:
        """A request that waits for a clerk.

        Args:
            now_is: the facts as they stand, by name.
            to_be: all of them as they are to be.
            why: what has happened, in the asker's words.

        Raises:
            NothingChanges
        """
        return cls(
            id=new_id(),
            organisation_id=organisation_id,
            authority=authority,
            asked_by=asked_by,
            state="pending",
            changed=_difference(now_is, to_be),
            why=why.strip(),
            asked_at=now,
            decided_at=None,
            decided_by=None,
            reason=None,
        )

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
        told = {**self._told(organisation_name), "account_id": self.asked_by}
        self.record(ChangeQuestioned(**told, text=text_))

    def answer(
        self, organisation_name: str, text_: str, now_is: Facts, to_be: Facts, clerk_id: UUID | None
    ) -> tuple[str, ...]:
        """Be sent again, perhaps corrected; the clerk who wanted to know is told. Gives what was corrected.

        Raises:
            NotInThisState, NothingChanges
        """
        self._go("answer")
        before, self.changed = self.changed, _difference(now_is, to_be)
        if clerk_id is not None:
            told = {**self._told(organisation_name), "account_id": clerk_id}
            self.record(ChangeAnswered(**told, text=text_))
        names = sorted({*before, *self.changed})
        return tuple(name for name in names if before.get(name) != self.changed.get(name))

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
        told = {**self._told(organisation_name), "account_id": self.asked_by}
        self.record(ChangeDecided(**told, decision=DECISIONS[act], reason=reason))

    def _go(self, act: ChangeAct) -> None:
        self.state = after_change(self.state, act)

    def _told(self, organisation_name: str) -> dict[str, Any]:
        return {
            "change_id": self.id,
            "organisation_id": self.organisation_id,
            "organisation_name": organisation_name,
            "authority": self.authority,
        }


class ChangeMessage(Base):
    """A question or an answer about a change; `fields` are those that it asks about, or that it corrected."""

    __tablename__ = "change_message"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    change_id: Mapped[UUID] = mapped_column(ForeignKey("change_request.id"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    side: Mapped[str]
    text: Mapped[str]
    fields: Mapped[list[str]] = mapped_column(ARRAY(Text))
    said_at: Mapped[datetime]

    @classmethod
    def say(
        cls, change_id: UUID, author_id: UUID, side: Side, text_: str, fields: tuple[str, ...], now: datetime
    ) -> Self:
        """Say it."""
        return cls(
            id=new_id(),
            change_id=change_id,
            author_id=author_id,
            side=side,
            text=text_,
            fields=list(fields),
            said_at=now,
        )


def _difference(now_is: Facts, to_be: Facts) -> dict[str, Any]:
    """The fields that are to be otherwise, each with what it is and what it is to be.

    Raises:
        NothingChanges: there is none.
    """
    found = {
        name: {"before": now_is[name], "after": to_be[name]}
        for name in CHANGEABLE
        if now_is[name] != to_be[name]
    }
    if not found:
        raise NothingChanges()
    return found
