"""In by HTTP: load, handle, answer. A file a resource."""

from services.notification.api import announcements, deliveries, follows, retention, subscriptions

BLUEPRINTS = (
    announcements.blueprint,
    deliveries.blueprint,
    follows.blueprint,
    retention.blueprint,
    subscriptions.blueprint,
)
