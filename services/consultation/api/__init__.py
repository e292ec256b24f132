"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import (
    acts,
    consultations,
    days_off,
    desk,
    documents,
    entries,
    law,
    outcomes,
    receipts,
    recommendations,
    retention,
    settings,
    versions,
)

BLUEPRINTS = (
    acts.blueprint,
    consultations.blueprint,
    documents.blueprint,
    recommendations.blueprint,
    entries.blueprint,
    days_off.blueprint,
    desk.blueprint,
    law.blueprint,
    outcomes.blueprint,
    receipts.blueprint,
    retention.blueprint,
    settings.blueprint,
    versions.blueprint,
)
