"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    authorities,
    drafts,
    factors,
    keys,
    lost_factors,
    national_register,
    organisations,
    passkeys,
    passwords,
    questions,
    retention,
    sessions,
    signing_in,
    standings,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **authorities.HANDLERS,
    **drafts.HANDLERS,
    **factors.HANDLERS,
    **keys.HANDLERS,
    **lost_factors.HANDLERS,
    **national_register.HANDLERS,
    **organisations.HANDLERS,
    **passkeys.HANDLERS,
    **passwords.HANDLERS,
    **questions.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
    **signing_in.HANDLERS,
}
