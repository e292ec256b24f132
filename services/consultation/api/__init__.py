"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import (
    acts,
    consultations,
    desk,
    documents,
    receipts,
    recommendations,
    retention,
)

BLUEPRINTS = (
    acts.blueprint,
    consultations.blueprint,
    documents.blueprint,
    recommendations.blueprint,
    desk.blueprint,
    receipts.blueprint,
    retention.blueprint,
)
