"""In by HTTP: load, handle, answer. A file a resource."""

from services.registry.api import (
    accounts,
    agreement_documents,
    agreements,
    authorities,
    drafts,
    factors,
    keys,
    localities,
    lost_factors,
    organisations,
    passkeys,
    passwords,
    requests,
    sessions,
    signing_in,
    verifications,
)

BLUEPRINTS = (
    accounts.blueprint,
    agreement_documents.blueprint,
    agreements.blueprint,
    authorities.blueprint,
    drafts.blueprint,
    factors.blueprint,
    keys.blueprint,
    localities.blueprint,
    lost_factors.blueprint,
    organisations.blueprint,
    passkeys.blueprint,
    passwords.blueprint,
    requests.blueprint,
    sessions.blueprint,
    signing_in.blueprint,
    verifications.blueprint,
)
