"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.registry.handlers import (
    accounts,
    addresses,
    authorities,
    drafts,
    erasure,
    exports,
    factors,
    keys,
    lost_factors,
    national_register,
    organisations,
    passkeys,
    passwords,
    proof_of_work,
    questions,
    retention,
    sessions,
    signing_in,
    standings,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **accounts.HANDLERS,
    **addresses.HANDLERS,
    **authorities.HANDLERS,
    **drafts.HANDLERS,
    **erasure.HANDLERS,
    **exports.HANDLERS,
    **factors.HANDLERS,
    **keys.HANDLERS,
    **lost_factors.HANDLERS,
    **national_register.HANDLERS,
    **organisations.HANDLERS,
    **passkeys.HANDLERS,
    **passwords.HANDLERS,
    **proof_of_work.HANDLERS,
    **questions.HANDLERS,
    **retention.HANDLERS,
    **sessions.HANDLERS,
    **standings.HANDLERS,
    **signing_in.HANDLERS,
}
