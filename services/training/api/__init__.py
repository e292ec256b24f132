"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import assessment, attempts, attendance, courses, enrolments, retention

BLUEPRINTS = (
    attendance.blueprint,
    courses.blueprint,
    enrolments.blueprint,
    assessment.blueprint,
    attempts.blueprint,
    retention.blueprint,
)
