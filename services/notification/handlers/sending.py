"""Deliveries on their way: claimed, tried, ended; announcements that are through."""

from collections.abc import Callable, Mapping
from random import uniform
from typing import Any

from services.notification import repository
from services.notification.commands import (
    ClaimNextDelivery,
    FinishNextAnnouncement,
    GiveUpNextOverdue,
    NoteOutcome,
)
from services.notification.model import Fact
from services.notification.ports.composer import Outgoing
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def claim_next_delivery(command: ClaimNextDelivery, uow: UnitOfWork, clock: Clock) -> Outgoing | None:
    """The next message that is due, leased to the caller; None where there is none."""
    row = repository.claim_next(uow.session, command.channel, clock.now())
    return Outgoing(**{**row, "data": row["data"] or {}}) if row else None


def note_outcome(command: NoteOutcome, uow: UnitOfWork, clock: Clock) -> bool:
    """Keep the evidence of an attempt. Returns whether it counted: another may hold the lease by now."""
    delivery = repository.locked_delivery(uow.session, command.delivery_id)
    fact = uow.session.get_one(Fact, delivery.fact_id)
    spread = uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
    evidence = delivery.note(
        command.outcome, lease=command.lease, category=fact.category, now=clock.now(), spread=spread
    )
    if evidence is None:
        return False
    uow.add(evidence)
    if delivery.finished_at is not None:
        fact.let_go()
    return True


def give_up_next_overdue(_: GiveUpNextOverdue, uow: UnitOfWork, clock: Clock) -> bool:
    """End one delivery whose time is over. Returns whether there was one."""
    now = clock.now()
    delivery = repository.next_overdue(uow.session, now)
    if delivery is None:
        return False
    fact = uow.session.get_one(Fact, delivery.fact_id)
    uow.add(delivery.give_up(fact.category, now))
    fact.let_go()
    return True


def finish_next_announcement(_: FinishNextAnnouncement, uow: UnitOfWork, clock: Clock) -> bool:
    """Say of one announcement how many were told. Returns whether there was one."""
    announcement = repository.next_finished(uow.session)
    if announcement is None:
        return False
    told, failed = repository.count(uow.session, announcement.id)
    announcement.finish(told=told, failed=failed, now=clock.now())
    return True


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ClaimNextDelivery: claim_next_delivery,
    NoteOutcome: note_outcome,
    GiveUpNextOverdue: give_up_next_overdue,
    FinishNextAnnouncement: finish_next_announcement,
}
