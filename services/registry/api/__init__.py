"""In by HTTP: load, handle, answer. A file a resource."""

from services.registry.api import (
    accounts,
    authorities,
    drafts,
    factors,
    keys,
    localities,
    lost_factors,
    national_register,
    organisations,
    passkeys,
    passwords,
    register_imports,
    requests,
    sessions,
    signing_in,
    verifications,
)

BLUEPRINTS = (
    accounts.blueprint,
    authorities.blueprint,
    drafts.blueprint,
    factors.blueprint,
    keys.blueprint,
    localities.blueprint,
    lost_factors.blueprint,
    national_register.blueprint,
    organisations.blueprint,
    passkeys.blueprint,
    passwords.blueprint,
    register_imports.blueprint,
    requests.blueprint,
    sessions.blueprint,
    signing_in.blueprint,
    verifications.blueprint,
)
