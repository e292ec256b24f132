"""How somebody wants to be told: changed in their own list, or with the link of a mail."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from services.notification import repository
from services.notification.commands import Holder
from services.notification.commands.wishes import (
    ChangeCadence,
    ChangeChannels,
    ChangeWishes,
    EndAllFollows,
    KeepQuiet,
)
from services.notification.errors import AccountNotKnownYet, LinkNotValid, NoSuchFollow
from services.notification.model import Follower, Subscription
from services.notification.model.secrets_of_links import StopTokens
from services.notification.repository import digests, wishes
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


def change_wishes(command: ChangeWishes, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens) -> Follower:
    """From now on all that is chosen is told so, and what waits already comes accordingly.

    Raises:
        LinkNotValid, AccountNotKnownYet, QuietHoursNotValid, PauseNotValid
    """
    now = clock.now()
    follower = holder_of(command, uow, clock, stop_tokens)
    was_paused = follower.is_paused(now)
    follower.want(command.wishes, now)
    wishes.retime(uow.session, follower, now, was_paused=was_paused)
    return follower


def change_cadence(
    command: ChangeCadence, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens
) -> Subscription:
    """What waits for the digest of before comes at once or by the next daily hour; in a pause, at its end.

    Raises:
        LinkNotValid
        NoSuchFollow: it is none of theirs, or was stopped.
    """
    follower, found = follow_of(command, command.subscription_id, uow, clock, stop_tokens)
    if not found.is_confirmed:
        raise NoSuchFollow
    if found.cadence != command.cadence:
        found.cadence = command.cadence
        wishes.release(uow.session, follower, found, clock.now())
    return found


def change_channels(
    command: ChangeChannels, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens
) -> Subscription:
    """Who wants no mails of it any more is not told by a digest either of what has happened until now.

    Raises:
        NoSuchFollow: it is none of theirs, or was stopped.
    """
    _, found = follow_of(command, command.subscription_id, uow, clock, stop_tokens)
    if not found.is_confirmed:
        raise NoSuchFollow
    found.tell_by(command.channels)
    if "email" not in found.channels:
        digests.drop_waiting(uow.session, found.id)
    return found


def end_all_follows(command: EndAllFollows, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens) -> None:
    """Nothing that was chosen is sent any more; what the law owes still is.

    Raises:
        LinkNotValid, AccountNotKnownYet
    """
    digests.stop_all(uow.session, holder_of(command, uow, clock, stop_tokens), clock.now())


def keep_quiet(_: KeepQuiet, uow: UnitOfWork, clock: Clock) -> None:
    """Nothing that was chosen is sent in quiet hours that have begun meanwhile."""
    wishes.keep_quiet(uow.session, clock.now())


def follow_of(
    holder: Holder, subscription_id: UUID, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens
) -> tuple[Follower, Subscription]:
    """Whose list it is, and something in it, also if it was stopped; both locked.

    Raises:
        LinkNotValid: the link is over, or none of ours.
        NoSuchFollow: it is none of theirs.
    """
    found = repository.subscription(uow.session, subscription_id)
    try:
        follower = holder_of(holder, uow, clock, stop_tokens)
    except AccountNotKnownYet as error:
        raise NoSuchFollow from error
    if found is None or found.email_key != follower.email_key:
        raise NoSuchFollow
    return follower, found


def holder_of(holder: Holder, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens) -> Follower:
    """Whose list it is, locked; who has an account and followed nothing yet has an empty one.

    Raises:
        LinkNotValid: the link is over, or none of ours.
        AccountNotKnownYet
    """
    now = clock.now()
    if holder.account_id is None:
        chosen = stop_tokens.read_page(holder.token, now)
        found = wishes.follower_by(uow.session, chosen) if chosen else None
        if found is None:
            raise LinkNotValid
        return found
    account = repository.account_of(uow.session, holder.account_id)
    if account is None or not account.email:
        raise AccountNotKnownYet
    return repository.know_follower(uow.session, account.email, account.language, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ChangeWishes: change_wishes,
    ChangeCadence: change_cadence,
    ChangeChannels: change_channels,
    EndAllFollows: end_all_follows,
    KeepQuiet: keep_quiet,
}
