"""In by HTTP: load, handle, answer. A file a resource."""

from services.registry.api import (
    accounts,
    authorities,
    keys,
    localities,
    national_register,
    organisations,
    passwords,
    register_imports,
    sessions,
    verifications,
)

BLUEPRINTS = (
    accounts.blueprint,
    authorities.blueprint,
    keys.blueprint,
    localities.blueprint,
    national_register.blueprint,
    organisations.blueprint,
    passwords.blueprint,
    register_imports.blueprint,
    sessions.blueprint,
    verifications.blueprint,
)
