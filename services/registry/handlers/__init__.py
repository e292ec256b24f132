"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    assignments,
    audit,
    authorities,
    drafts,
    factors,
    keys,
    lost_factors,
    organisations,
    passkeys,
    passwords,
    questions,
    retention,
    sessions,
    signing_in,
    standings,
    strike_offs,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **assignments.HANDLERS,
    **audit.HANDLERS,
    **authorities.HANDLERS,
    **drafts.HANDLERS,
    **factors.HANDLERS,
    **keys.HANDLERS,
    **lost_factors.HANDLERS,
    **organisations.HANDLERS,
    **passkeys.HANDLERS,
    **passwords.HANDLERS,
    **questions.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
    **signing_in.HANDLERS,
    **strike_offs.HANDLERS,
}
