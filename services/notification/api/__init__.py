"""In by HTTP: load, handle, answer. A file a resource."""

from services.notification.api import (
    announcements,
    deliveries,
    devices,
    follows,
    follows_by_link,
    notices,
    own_texts,
    press,
    proof_files,
    proofs,
    retention,
    subscriptions,
    suppressions,
    webhooks,
)
from shared.web.proof_of_work import proof_of_work_blueprint

BLUEPRINTS = (
    announcements.blueprint,
    deliveries.blueprint,
    devices.blueprint,
    follows.blueprint,
    own_texts.blueprint,
    follows_by_link.blueprint,
    press.blueprint,
    proof_files.blueprint,
    notices.blueprint,
    proof_of_work_blueprint(),
    proofs.blueprint,
    retention.blueprint,
    subscriptions.blueprint,
    suppressions.blueprint,
    webhooks.blueprint,
)
