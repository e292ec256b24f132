"""Load, decide, save, say: a verb a function. The table of commands is put together here."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.handlers import (
    bounces,
    devices,
    digests,
    follows,
    notices,
    own_texts,
    phrases,
    press,
    proofs,
    retention,
    ringing,
    sending,
    subscriptions,
    webhook_sending,
    webhooks,
    wishes,
)
from shared.persistence import spent_proofs

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **subscriptions.HANDLERS,
    **follows.HANDLERS,
    **own_texts.HANDLERS,
    **press.HANDLERS,
    **phrases.HANDLERS,
    **proofs.HANDLERS,
    **notices.HANDLERS,
    **devices.HANDLERS,
    **ringing.HANDLERS,
    **sending.HANDLERS,
    **bounces.HANDLERS,
    **digests.HANDLERS,
    **wishes.HANDLERS,
    **retention.HANDLERS,
    **webhooks.HANDLERS,
    **webhook_sending.HANDLERS,
    **spent_proofs.HANDLERS,
}
