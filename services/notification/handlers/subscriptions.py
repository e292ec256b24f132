"""Subscriptions: asked for, confirmed, stopped."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification import repository
from services.notification.commands import AskForSubscription, CancelSubscription, ConfirmSubscription
from services.notification.errors import LinkNotValid
from services.notification.handlers.telling import tell_person
from services.notification.handlers.topics import name_of
from services.notification.model import Follower, Subscription, Suppression
from services.notification.model.fact import Category
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens, hash_secret
from services.notification.repository import digests, suppressions
from shared.clock import Clock
from shared.email_addresses import email_key, normalise_email
from shared.ids import new_id
from shared.persistence.unit_of_work import UnitOfWork


def ask_for_subscription(
    command: AskForSubscription, uow: UnitOfWork, clock: Clock, links: Links, stop_tokens: StopTokens
) -> None:
    """Write to the address: a link that confirms, or the word that it is subscribed.

    Asked again within a few minutes nothing is sent. An address that gets nothing any more, since its server
    refused a mail, gets this letter once a day: confirming frees it, also where the subscription runs. What
    the caller learns is the same each time, also where the address follows as much as one may.

    Raises:
        EmailNotValid, and what `name_of` raises.
    """
    email, topic, now = normalise_email(command.email), command.topic, clock.now()
    named = name_of(topic, uow)
    known = repository.running_subscription(uow.session, email_key(email), topic)
    if known and not known.may_be_written_to(now):
        return
    suppressed = suppressions.suppression_of(uow.session, email, locked=True)
    if suppressed:
        if not suppressed.may_be_written_to(now):
            return
        suppressed.letter_at = now
    if known and known.is_confirmed and not suppressed:
        known.written_at = now
        link = links.pages(known.language).stop(stop_tokens.make(known.id))
        _write(uow, known, "subscription-exists", link, named)
        return
    if known:
        subscription, secret = known, known.renew(command.language, now)
    elif not repository.has_room(uow.session, email_key(email)):
        return
    else:
        subscription, secret = Subscription.ask(email, topic, command.language, now)
        uow.add(subscription)
    link = links.pages(command.language).confirm(secret)
    _write(uow, subscription, "subscription-confirmation", link, named, suppressed)


def confirm_subscription(command: ConfirmSubscription, uow: UnitOfWork, clock: Clock) -> Subscription:
    """From now on the holder of the address is told; shown twice, a link answers twice.

    Raises:
        LinkNotValid: it expired, was replaced by a newer one, or never was.
    """
    subscription = repository.subscription_by_hash(uow.session, hash_secret(command.secret))
    if subscription is None:
        raise LinkNotValid
    now = clock.now()
    subscription.confirm(now)
    if now < subscription.token_expires_at:
        suppressions.free(uow.session, subscription.email)
    repository.note_follower(uow.session, subscription, now)
    return subscription


def cancel_subscription(
    command: CancelSubscription, uow: UnitOfWork, clock: Clock, stop_tokens: StopTokens
) -> Subscription | None:
    """Nothing more is sent; stopping twice is as good as once.

    Returns:
        What was stopped; None where it was all that somebody follows, by the token of a digest.

    Raises:
        LinkNotValid: the token is none of ours.
    """
    chosen, now = stop_tokens.read(command.token), clock.now()
    subscription = chosen and repository.subscription(uow.session, chosen)
    if subscription:
        subscription.cancel(now)
        digests.drop_waiting(uow.session, subscription.id)
        return subscription
    follower = chosen and uow.session.get(Follower, chosen)
    if not follower:
        raise LinkNotValid
    digests.stop_all(uow.session, follower, now)
    return None


def _write(
    uow: UnitOfWork,
    subscription: Subscription,
    category: Category,
    link: str,
    named: Mapping[str, str | None],
    suppressed: Suppression | None = None,
) -> None:
    confirmed, is_new = subscription.confirmed_at, category == "subscription-confirmation"
    tell_person(
        uow,
        category,
        {
            "link": link,
            **named,
            "expires_at": subscription.token_expires_at.isoformat(),
            "confirmed_at": confirmed.isoformat() if confirmed else None,
            "refused_on": suppressed.since.isoformat() if suppressed else None,
        },
        fact_id=new_id(),
        recipient=subscription.email,
        language=subscription.language,
        now=subscription.written_at,
        expires_at=subscription.token_expires_at if is_new else None,
        frees=suppressed is not None,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForSubscription: ask_for_subscription,
    ConfirmSubscription: confirm_subscription,
    CancelSubscription: cancel_subscription,
}
