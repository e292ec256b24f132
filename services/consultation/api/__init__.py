"""In by HTTP: load, handle, answer. A file a resource."""

from services.consultation.api import (
    acts,
    acts_register,
    channels,
    consultations,
    days_off,
    desk,
    documents,
    entries,
    law,
    own_notices,
    receipts,
    recommendations,
    registers,
    retention,
    settings,
    versions,
)

BLUEPRINTS = (
    acts.blueprint,
    channels.blueprint,
    acts_register.blueprint,
    consultations.blueprint,
    documents.blueprint,
    recommendations.blueprint,
    registers.blueprint,
    entries.blueprint,
    days_off.blueprint,
    desk.blueprint,
    law.blueprint,
    own_notices.blueprint,
    receipts.blueprint,
    retention.blueprint,
    settings.blueprint,
    versions.blueprint,
)
