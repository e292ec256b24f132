"""Digests: made of what waits, by interval, however often and however late somebody looks."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.commands import MakeDigests
from services.notification.repository import digests
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def make_digests(_: MakeDigests, uow: UnitOfWork, clock: Clock) -> int:
    """Make those of some followers, in a transaction of their own. Returns of how many; none are left at 0.

    What somebody else makes at the same time is left to them.
    """
    now = clock.now()
    followers = digests.take_followers(uow.session, now)
    if followers:
        digests.make_digests(uow.session, followers, now)
    return len(followers)


HANDLERS: Mapping[type, Callable[..., Any]] = {MakeDigests: make_digests}
