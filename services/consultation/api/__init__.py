"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import consultations, desk, receipts, recommendations, retention

BLUEPRINTS = (
    consultations.blueprint,
    recommendations.blueprint,
    desk.blueprint,
    receipts.blueprint,
    retention.blueprint,
)
