"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    authorities,
    directory,
    factors,
    keys,
    lost_factors,
    organisations,
    passkeys,
    passwords,
    retention,
    sessions,
    signing_in,
    standings,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **authorities.HANDLERS,
    **directory.HANDLERS,
    **factors.HANDLERS,
    **keys.HANDLERS,
    **lost_factors.HANDLERS,
    **organisations.HANDLERS,
    **passkeys.HANDLERS,
    **passwords.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
    **signing_in.HANDLERS,
}
