"""Notices are read: one that was opened, or all that were shown."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.commands import ReadAllNotices, ReadNotice
from services.notification.errors import NoSuchNotice
from services.notification.model import Notice
from services.notification.repository import bell
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def read_notice(command: ReadNotice, uow: UnitOfWork, clock: Clock) -> Notice:
    """One was opened; twice is as good as once.

    Raises:
        NoSuchNotice: there is none, or it is another's.
    """
    found = uow.session.get(Notice, command.notice_id, with_for_update=True)
    if found is None or found.account_id != command.account_id:
        raise NoSuchNotice
    found.read(clock.now())
    return found


def read_all_notices(command: ReadAllNotices, uow: UnitOfWork, clock: Clock) -> None:
    """All that were there when the list was shown; what came since stays unread."""
    bell.read_all(uow.session, command.account_id, command.until, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {ReadNotice: read_notice, ReadAllNotices: read_all_notices}
