"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import assessment, attempts, courses, enrolments, retention

BLUEPRINTS = (
    courses.blueprint,
    enrolments.blueprint,
    assessment.blueprint,
    attempts.blueprint,
    retention.blueprint,
)
