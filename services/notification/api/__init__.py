"""In by HTTP: load, handle, answer. A file a resource."""

from services.notification.api import (
    announcements,
    deliveries,
    devices,
    follows,
    notices,
    retention,
    subscriptions,
    webhooks,
)
from shared.web.proof_of_work import proof_of_work_blueprint

BLUEPRINTS = (
    announcements.blueprint,
    deliveries.blueprint,
    devices.blueprint,
    follows.blueprint,
    notices.blueprint,
    proof_of_work_blueprint(),
    retention.blueprint,
    subscriptions.blueprint,
    webhooks.blueprint,
)
