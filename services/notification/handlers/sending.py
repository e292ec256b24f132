"""Deliveries on their way: claimed, tried, ended; announcements that are through."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import uniform
from typing import Any
from uuid import UUID

from sqlalchemy import Row, RowMapping
from sqlalchemy.orm import Session

from services.notification import repository
from services.notification.commands import (
    ClaimDeliveries,
    FinishNextAnnouncement,
    GiveUpNextOverdue,
    NoteOutcomes,
)
from services.notification.model import Fact
from services.notification.model.delivery import TOLD_SOON
from services.notification.model.fact import DIGEST
from services.notification.ports.composer import Outgoing
from services.notification.repository import digests, sending
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

ROUNDS = 20  # past messages that all have to wait for their domain


def claim_deliveries(
    command: ClaimDeliveries, uow: UnitOfWork, clock: Clock, mail_gap: timedelta
) -> list[Outgoing]:
    """The next messages that are due, leased to the caller; mails only as fast as their domains take them."""
    session, now = uow.session, clock.now()
    for _ in range(ROUNDS):
        found = sending.due(session, command.channel, command.lanes, command.most, now)
        turns = _turns(session, found, mail_gap, now) if command.channel == "email" else {}
        waiting = {key: turn for key, turn in turns.items() if turn > now}
        sending.give_turns(session, waiting)
        if going := [row.id for row in found if row.id not in waiting]:
            lease, rows = sending.take(session, going, now)
            return [_outgoing(session, row, lease, now) for row in rows]
        if not found:
            break
    return []


def _outgoing(session: Session, row: RowMapping, lease: UUID, now: datetime) -> Outgoing:
    data = row["data"] or {}
    if row["category"] == DIGEST:
        data = {**data, "items": digests.held_by(session, row["fact_id"], now)}
    return Outgoing(**{**row, "lease": lease, "data": data})


def _turns(
    session: Session, found: Sequence[Row[Any]], gap: timedelta, now: datetime
) -> dict[UUID, datetime]:
    """When each of the mails may go."""
    if not found:
        return {}
    paces = sending.paces(session, {row.domain for row in found}, now)
    return {
        row.id: paces[row.domain].turn(gap, now, is_soon=row.lane == TOLD_SOON, has_turn=row.has_turn)
        for row in found
    }


def note_outcomes(command: NoteOutcomes, uow: UnitOfWork, clock: Clock) -> None:
    """Keep the evidence of attempts; what another holds the lease of by now does not count."""
    session, now = uow.session, clock.now()
    found = sending.locked_deliveries(session, [note.delivery_id for note in command.notes])
    slowed = set()
    for note in command.notes:
        if note.delivery_id not in found:  # it had ended, and was forgotten since
            continue
        delivery, fact = found[note.delivery_id]
        spread = uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
        evidence = delivery.note(
            note.outcome, lease=note.lease, category=fact.category, now=note.at, spread=spread
        )
        if evidence is None:
            continue
        uow.add(evidence)
        if delivery.finished_at is not None:
            fact.let_go()
        if note.outcome and note.outcome.is_too_many:
            slowed.add(delivery.domain)
    if slowed:
        for pace in sending.paces(session, slowed, now).values():
            pace.slow_down(now)


def give_up_next_overdue(_: GiveUpNextOverdue, uow: UnitOfWork, clock: Clock) -> bool:
    """End one delivery whose time is over. Returns whether there was one."""
    now = clock.now()
    delivery = repository.next_overdue(uow.session, now)
    if delivery is None:
        return False
    fact = uow.session.get_one(Fact, delivery.fact_id)
    uow.add(delivery.give_up(fact.category, now))
    if delivery.channel == "email":  # of which a fact to one person has one; a push may end before it
        fact.let_go()
    return True


def finish_next_announcement(_: FinishNextAnnouncement, uow: UnitOfWork, clock: Clock) -> bool:
    """Say of one announcement how many were told. Returns whether there was one."""
    announcement = repository.next_finished(uow.session)
    if announcement is None:
        return False
    announcement.finish(**repository.count(uow.session, announcement.id), now=clock.now())
    return True


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ClaimDeliveries: claim_deliveries,
    NoteOutcomes: note_outcomes,
    GiveUpNextOverdue: give_up_next_overdue,
    FinishNextAnnouncement: finish_next_announcement,
}
