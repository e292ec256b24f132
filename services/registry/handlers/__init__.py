"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    authorities,
    departments,
    drafts,
    factors,
    invitations,
    keys,
    lost_factors,
    mandate_offers,
    mandates,
    organisations,
    passkeys,
    passwords,
    questions,
    retention,
    sessions,
    signing_in,
    staff,
    standings,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **authorities.HANDLERS,
    **drafts.HANDLERS,
    **factors.HANDLERS,
    **keys.HANDLERS,
    **lost_factors.HANDLERS,
    **departments.HANDLERS,
    **invitations.HANDLERS,
    **mandate_offers.HANDLERS,
    **mandates.HANDLERS,
    **organisations.HANDLERS,
    **passkeys.HANDLERS,
    **passwords.HANDLERS,
    **questions.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
    **signing_in.HANDLERS,
    **staff.HANDLERS,
}
