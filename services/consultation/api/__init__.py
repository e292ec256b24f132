"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import (
    acts,
    acts_register,
    consultations,
    days_off,
    desk,
    documents,
    entries,
    law,
    outcomes,
    receipts,
    recommendations,
    registers,
    retention,
    search,
    settings,
    versions,
)

BLUEPRINTS = (
    acts.blueprint,
    acts_register.blueprint,
    consultations.blueprint,
    documents.blueprint,
    recommendations.blueprint,
    registers.blueprint,
    entries.blueprint,
    days_off.blueprint,
    desk.blueprint,
    law.blueprint,
    outcomes.blueprint,
    receipts.blueprint,
    retention.blueprint,
    search.blueprint,
    settings.blueprint,
    versions.blueprint,
)
