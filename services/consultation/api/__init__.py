"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import consultations, days_off, desk, law, receipts, recommendations, retention

BLUEPRINTS = (
    consultations.blueprint,
    recommendations.blueprint,
    days_off.blueprint,
    desk.blueprint,
    law.blueprint,
    receipts.blueprint,
    retention.blueprint,
)
