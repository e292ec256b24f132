"""Pushes on their way: claimed with the device that they are for, noted; what is gone is forgotten."""

from collections.abc import Callable, Mapping
from random import uniform
from typing import Any

from services.notification.commands import ClaimNextRing, NoteRing
from services.notification.model.delivery import LANES
from services.notification.model.ring import Ring
from services.notification.repository import devices, sending
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def claim_next_ring(_: ClaimNextRing, uow: UnitOfWork, clock: Clock) -> Ring | None:
    """The next push that is due, leased to the caller; None where there is none."""
    session, now = uow.session, clock.now()
    due = sending.due(session, "push", LANES, 1, now)
    if not due:
        return None
    lease, (row,) = sending.take(session, [due[0].id], now)
    named = ("delivery_id", "fact_id", "category", "language", "correlation_id", "traceparent")
    found = devices.to_ring(session, row["delivery_id"])
    return Ring(**{name: row[name] for name in named}, lease=lease, **found)


def note_ring(command: NoteRing, uow: UnitOfWork, clock: Clock) -> bool:
    """Keep the evidence of an attempt. Returns whether it counted: another may hold the lease by now.

    The fact keeps its data: the mail may still need them.
    """
    now, rung = clock.now(), command.rung
    delivery, fact = sending.locked_deliveries(uow.session, [command.delivery_id])[command.delivery_id]
    spread = uniform(0.8, 1.2)  # noqa: S311 - spreads load, hides nothing
    evidence = delivery.note(
        rung.outcome, lease=command.lease, category=fact.category, now=now, spread=spread
    )
    if evidence is None:
        return False
    uow.add(evidence)
    if rung.wait is not None:
        delivery.postpone(now + rung.wait)
    if rung.is_gone:
        devices.forget(uow.session, command.device_id)
    elif rung.outcome.state == "delivered":
        devices.note_success(uow.session, command.device_id, now)
    return True


HANDLERS: Mapping[type, Callable[..., Any]] = {ClaimNextRing: claim_next_ring, NoteRing: note_ring}
