"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import (
    assessment,
    attempts,
    attendance,
    badges,
    certificates,
    courses,
    enrolments,
    feedback,
    materials,
    reports,
    retention,
    verification,
)

BLUEPRINTS = (
    attendance.blueprint,
    courses.blueprint,
    enrolments.blueprint,
    assessment.blueprint,
    attempts.blueprint,
    feedback.blueprint,
    materials.blueprint,
    reports.blueprint,
    certificates.blueprint,
    badges.blueprint,
    verification.blueprint,
    retention.blueprint,
)
