"""A mail came back: the delivery has failed after all, and the address is left alone until its owner asks."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification import repository
from services.notification.commands import FreeOwnAddress, NoteBounce
from services.notification.errors import AccountNotKnownYet
from services.notification.model import Fact, Suppression
from services.notification.model.bounce import BELIEVED_FOR
from services.notification.repository import suppressions
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def note_bounce(command: NoteBounce, uow: UnitOfWork, clock: Clock) -> bool:
    """Keep what was reported as evidence. Returns whether it counted.

    The report came to an address that only this mail went out from. Who has the mail has that address, and
    can at most say that this mail did not reach its recipient, who may ask again.
    """
    bounce, now = command.bounce, clock.now()
    delivery = suppressions.delivery_to_return(uow.session, command.delivery_id)
    if delivery is None or now - delivery.created_at > BELIEVED_FOR:
        return False
    fact = uow.session.get_one(Fact, delivery.fact_id)
    evidence = delivery.come_back(bounce, category=fact.category, now=now)
    if evidence is None:
        return False
    uow.add(evidence)
    if delivery.finished_at is not None:
        fact.let_go()
    if bounce.is_of_address:
        uow.session.flush()
        found = Suppression.of(
            delivery.recipient, code=bounce.status, reason=bounce.reason, delivery_id=delivery.id, now=now
        )
        suppressions.suppress(uow.session, found)
    return True


def free_own_address(command: FreeOwnAddress, uow: UnitOfWork) -> bool:
    """Who has an account has mails sent to its address again. Returns whether they had stopped.

    Raises:
        AccountNotKnownYet
    """
    account = repository.account_of(uow.session, command.account_id)
    if account is None or not account.email:
        raise AccountNotKnownYet
    return suppressions.free(uow.session, account.email)


HANDLERS: Mapping[type, Callable[..., Any]] = {NoteBounce: note_bounce, FreeOwnAddress: free_own_address}
