"""Activities that organisations and the authority hold together: proposed, agreed, announced, held."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.activities import (
    ActivityOver,
    ActivityPast,
    AlreadyAnnounced,
    AlreadyPartner,
    ChangeWithoutReason,
    EndsBeforeItBegins,
    NoSuchPartner,
    NotAgreed,
    NotAnnounced,
    NotBegun,
    NothingChanged,
    PartAnswered,
    PartNotConfirmed,
    TooLongActivity,
    TooManyParts,
)
from services.consultation.events import activities as said
from services.consultation.model.activity_parts import (
    CONFIRMED,
    DECLINED,
    INVITED,
    MOST_COSTS,
    MOST_PARTNERS,
    ActivityEntry,
    Cost,
    CostLine,
    Partner,
    PartState,
    total,
)
from services.consultation.model.activity_plan import Part, Plan, Results
from services.consultation.model.base import Base
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

PROPOSED, AGREED, ANNOUNCED, HELD, CANCELLED = "proposed", "agreed", "announced", "held", "cancelled"
LONGEST = timedelta(days=366)
WHEN_AND_WHERE = ("starts_at", "ends_at", "place", "online_url")


class Activity(Aggregate, Base):
    """Its partners' and the authority's alone until it is announced; public for good from then on."""

    __tablename__ = "activity"

    authority: Mapped[str]
    state: Mapped[str]
    title: Mapped[str]
    objectives: Mapped[str]
    description: Mapped[str]
    kind: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str]
    online_url: Mapped[str | None]
    capacity: Mapped[int | None]
    language: Mapped[str]
    is_example: Mapped[bool]
    calendar_sequence: Mapped[int]
    proposed_by: Mapped[UUID | None]
    proposed_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]
    results: Mapped[str | None]
    people: Mapped[int | None]
    links: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    partners: Mapped[list[Partner]] = relationship(
        order_by=Partner.id, cascade="all, delete-orphan", lazy="selectin"
    )
    entries: Mapped[list[ActivityEntry]] = relationship(
        order_by=ActivityEntry.id, cascade="all, delete-orphan", lazy="select"
    )
    costs: Mapped[list[Cost]] = relationship(
        order_by=Cost.position, cascade="all, delete-orphan", lazy="select"
    )

    @classmethod
    def propose(cls, authority: str, plan: Plan, parts: Sequence[Part], *, by: UUID, now: datetime) -> Self:
        """A proposal; the first part is the proposer's own, and confirmed by proposing.

        Raises:
            EndsBeforeItBegins, TooLongActivity, AlreadyPartner, TooManyParts
        """
        made = cls(id=new_id(), authority=authority, state=PROPOSED, calendar_sequence=0, links=[])
        made.proposed_by, made.proposed_at = by, now
        made._write(plan, now)
        for part in parts:
            made._add(part, now)
        made.partners[0].is_proposer = True
        made.partners[0].answer(CONFIRMED, by, now)
        made.note("proposed", by, now, public=False)
        return made

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.announced_at is not None

    @property
    def is_running(self) -> bool:
        """Whether anything may still be planned."""
        return self.state in (PROPOSED, AGREED, ANNOUNCED)

    def partner(self, partner_id: UUID) -> Partner:
        """One of its partners.

        Raises:
            NoSuchPartner
        """
        found = next((one for one in self.partners if one.id == partner_id), None)
        if found is None:
            raise NoSuchPartner
        return found

    def bearing(self, partner_id: UUID) -> Partner:
        """A partner to whom a task or a cost can be given.

        Raises:
            NoSuchPartner: it declined, or is none.
        """
        found = self.partner(partner_id)
        if found.state == DECLINED:
            raise NoSuchPartner
        return found

    def ask(self, part: Part, by: UUID, now: datetime) -> Partner:
        """Ask one more to take part; who declined may be asked again.

        Raises:
            ActivityOver, AlreadyPartner, TooManyParts
        """
        self.require_running()
        self.touch(now)
        again = next((one for one in self.partners if one.organisation_id == part.organisation_id), None)
        if again is None or again.state != DECLINED:
            again = self._add(part, now)
        else:
            again.role = tidy(part.role)
            again.ask_anew(now)
        self.note("asked", by, now, {"partner": again.name}, public=False)
        return again

    def answer(self, partner: Partner, state: PartState, *, by: UUID, now: datetime) -> None:
        """A partner takes part, or does not, also after all; once the authority, the proposer and an
        organisation do, it is agreed.

        Raises:
            ActivityOver, PartAnswered
        """
        self.require_running()
        if partner.state in (state, DECLINED):
            raise PartAnswered
        is_known = self.is_public and not (partner.state == INVITED and state == DECLINED)
        partner.answer(state, by, now)
        self.touch(now)
        self.note(state, by, now, {"partner": partner.name}, public=is_known)
        if self.state == PROPOSED and self._is_agreed():
            self.state, self.agreed_at = AGREED, now
            self.note("agreed", by, now, public=False)
        elif self.state == AGREED and not self._is_agreed():
            self.state, self.agreed_at = PROPOSED, None

    def state_for_press(self, partner: Partner, words: str, said_by: str, now: datetime) -> None:
        """What a partner wants to be quoted with; empty words take it back.

        Raises:
            PartNotConfirmed
        """
        if partner.state != CONFIRMED:
            raise PartNotConfirmed
        partner.statement, partner.said_by = (tidy(words), tidy(said_by)) if words else (None, None)
        self.touch(now)

    def change(self, plan: Plan, reason: str, *, by: UUID, partner: Partner, now: datetime) -> list[str]:
        """Write what will be held anew.

        Before it is announced, those who had confirmed something else are asked again. Afterwards it is a
        public entry with the old and the new words.

        Args:
            partner: for whom whoever changes it speaks.

        Returns:
            The names of what is otherwise.

        Raises:
            ActivityOver, EndsBeforeItBegins, TooLongActivity, ChangeWithoutReason, NothingChanged
            ActivityPast: what is announced would be over already.
        """
        self.require_running()
        before = {name.name: getattr(self, name.name) for name in fields(Plan)}
        self._write(plan, now)
        changed = [name for name, was in before.items() if getattr(self, name) != was]
        if not changed:
            raise NothingChanged
        if not self.is_public:
            self._ask_all_anew(partner, now)
            self.note("changed", by, now, {"fields": changed}, public=False)
            return changed
        if not tidy(reason):
            raise ChangeWithoutReason
        if self.ends_at <= now:
            raise ActivityPast
        moved = any(name in WHEN_AND_WHERE for name in changed)
        self.calendar_sequence += 1
        details = {
            name: {"before": _plain(before[name]), "after": _plain(getattr(self, name))} for name in changed
        }
        self.note("moved" if moved else "changed", by, now, details, reason=reason, public=True)
        self.record(said.ActivityChanged(**self.said(), changed=changed, reason=tidy(reason)))
        return changed

    def budget(self, lines: Sequence[CostLine], reason: str, *, by: UUID, now: datetime) -> None:
        """Who bears what; once announced, a public entry with both sums.

        Raises:
            ActivityOver, TooManyParts, NoSuchPartner, ChangeWithoutReason
        """
        if self.state == CANCELLED:
            raise ActivityOver
        if len(lines) > MOST_COSTS:
            raise TooManyParts(most=MOST_COSTS, what="linii de buget", what_en="lines of a budget")
        if self.is_public and not tidy(reason):
            raise ChangeWithoutReason
        sums = {"before": str(total(self.costs)), "after": str(total(lines))}
        self.costs = [
            Cost(
                id=new_id(),
                partner_id=self.bearing(line.partner_id).id,
                position=position,
                what=tidy(line.what),
                amount=line.amount,
                source=tidy(line.source),
            )
            for position, line in enumerate(lines, start=1)
        ]
        self.touch(now)
        self.note("budget", by, now, sums, reason=reason, public=self.is_public)

    def announce(self, by: UUID, now: datetime) -> None:
        """Show it to everybody.

        Raises:
            AlreadyAnnounced, NotAgreed, ActivityPast
        """
        if self.is_public:
            raise AlreadyAnnounced
        if self.state != AGREED:
            raise NotAgreed
        if self.ends_at <= now:
            raise ActivityPast
        self.state, self.announced_at = ANNOUNCED, now
        self.touch(now)
        self.note("announced", by, now, public=True)
        self.record(said.ActivityAnnounced(**self.said()))

    def hold(self, results: Results, *, by: UUID, now: datetime) -> None:
        """Say what was done; what is said again later stands beside it as an entry.

        Raises:
            NotAnnounced, NotBegun
        """
        if self.state not in (ANNOUNCED, HELD):
            raise NotAnnounced
        if now < self.starts_at:
            raise NotBegun
        again = self.state == HELD
        was = {"people": {"before": self.people, "after": results.people}} if again else {}
        self.state, self.held_at = HELD, self.held_at or now
        self.results, self.people = tidy(results.text), results.people
        self.links = [dict(link) for link in results.links]
        self.touch(now)
        self.note("results" if again else "held", by, now, was, public=True)
        if not again:
            self.record(said.ActivityHeld(**self.said(), results=self.results, people=self.people))

    def cancel(self, reason: str, *, by: UUID, now: datetime) -> None:
        """It will not be held; what was public stays so, with the reason.

        Raises:
            ActivityOver
        """
        self.require_running()
        self.state, self.cancelled_at, self.cancel_reason = CANCELLED, now, tidy(reason)
        self.calendar_sequence += 1
        self.touch(now)
        self.note("cancelled", by, now, reason=reason, public=self.is_public)
        if self.is_public:
            self.record(said.ActivityCancelled(**self.said(), reason=tidy(reason)))

    def note(
        self,
        kind: str,
        by: UUID | None,
        now: datetime,
        details: dict[str, Any] | None = None,
        *,
        reason: str = "",
        public: bool,
    ) -> None:
        """Add an entry to its history."""
        entry = ActivityEntry(id=new_id(), kind=kind, at=now, by=by, reason=tidy(reason))
        entry.details, entry.is_public = details or {}, public
        self.entries.append(entry)

    def said(self) -> dict[str, Any]:
        """What events say of it."""
        parts = [one for one in self.partners if one.state == CONFIRMED]
        return {
            "activity_id": self.id,
            "authority": self.authority,
            "title": self.title,
            "kind": self.kind,
            "starts_at": self.starts_at,
            "ends_at": self.ends_at,
            "place": self.place,
            "online_url": self.online_url,
            "partners": [one.name for one in parts],
            "organisation_ids": [one.organisation_id for one in parts if one.organisation_id],
            "is_example": self.is_example,
        }

    def require_running(self) -> None:
        """Go on only where something is still to come.

        Raises:
            ActivityOver
        """
        if not self.is_running:
            raise ActivityOver

    def touch(self, now: datetime) -> None:
        """Something that belongs to it was changed."""
        self.changed_at = now

    def _write(self, plan: Plan, now: datetime) -> None:
        if plan.ends_at <= plan.starts_at:
            raise EndsBeforeItBegins
        if plan.ends_at - plan.starts_at > LONGEST:
            raise TooLongActivity
        written = {name: tidy(value) if isinstance(value, str) else value
                   for name, value in asdict(plan).items()}  # fmt: skip
        for name, value in written.items():
            setattr(self, name, value)
        self.touch(now)

    def _add(self, part: Part, now: datetime) -> Partner:
        if any(one.organisation_id == part.organisation_id for one in self.partners):
            raise AlreadyPartner(name=part.name)
        if len(self.partners) >= MOST_PARTNERS:
            raise TooManyParts(most=MOST_PARTNERS, what="parteneri", what_en="partners")
        made = Partner(id=new_id(), organisation_id=part.organisation_id, name=part.name)
        made.role, made.state, made.asked_at, made.is_proposer = tidy(part.role), INVITED, now, False
        self.partners.append(made)
        return made

    def _ask_all_anew(self, partner: Partner, now: datetime) -> None:
        for one in self.partners:
            if one is not partner and one.state == CONFIRMED:
                one.ask_anew(now)
        self.state, self.agreed_at = PROPOSED, None

    def _is_agreed(self) -> bool:
        confirmed = [one for one in self.partners if one.state == CONFIRMED]
        return (
            any(one.organisation_id is None for one in confirmed)
            and any(one.is_proposer for one in confirmed)
            and any(one.organisation_id is not None for one in confirmed)
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
