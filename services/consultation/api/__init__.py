"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import (
    acts,
    consultations,
    days_off,
    deadlines,
    desk,
    documents,
    entries,
    law,
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
    deadlines.blueprint,
    law.blueprint,
    receipts.blueprint,
    retention.blueprint,
    settings.blueprint,
    versions.blueprint,
)
