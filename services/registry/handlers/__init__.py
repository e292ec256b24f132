"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    authorities,
    keys,
    national_register,
    organisations,
    passwords,
    retention,
    sessions,
    standings,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **authorities.HANDLERS,
    **keys.HANDLERS,
    **national_register.HANDLERS,
    **organisations.HANDLERS,
    **passwords.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
}
