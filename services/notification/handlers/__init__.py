"""Load, decide, save, say: a verb a function. The table of commands is put together here."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.handlers import (
    bounces,
    digests,
    follows,
    notices,
    own_texts,
    phrases,
    press,
    proofs,
    retention,
    sending,
    subscriptions,
    webhook_sending,
    webhooks,
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
    **sending.HANDLERS,
    **bounces.HANDLERS,
    **digests.HANDLERS,
    **retention.HANDLERS,
    **webhooks.HANDLERS,
    **webhook_sending.HANDLERS,
    **spent_proofs.HANDLERS,
}
