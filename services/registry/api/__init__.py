"""In by HTTP: load, handle, answer. A file a resource."""

from services.registry.api import (
    accounts,
    authorities,
    keys,
    localities,
    organisations,
    passwords,
    sessions,
    verifications,
)

BLUEPRINTS = (
    accounts.blueprint,
    authorities.blueprint,
    keys.blueprint,
    localities.blueprint,
    organisations.blueprint,
    passwords.blueprint,
    sessions.blueprint,
    verifications.blueprint,
)
