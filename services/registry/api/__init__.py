"""In by HTTP: load, handle, answer. A file a resource."""

from services.registry.api import (
    accounts,
    authorities,
    directory,
    factors,
    keys,
    localities,
    lost_factors,
    organisations,
    passkeys,
    passwords,
    sessions,
    signing_in,
    verifications,
)

BLUEPRINTS = (
    accounts.blueprint,
    authorities.blueprint,
    directory.blueprint,
    factors.blueprint,
    keys.blueprint,
    localities.blueprint,
    lost_factors.blueprint,
    organisations.blueprint,
    passkeys.blueprint,
    passwords.blueprint,
    sessions.blueprint,
    signing_in.blueprint,
    verifications.blueprint,
)
