"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import badges, certificates, courses, enrolments, retention, verification

BLUEPRINTS = (
    courses.blueprint,
    enrolments.blueprint,
    certificates.blueprint,
    badges.blueprint,
    verification.blueprint,
    retention.blueprint,
)
