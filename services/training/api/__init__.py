"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import attendance, courses, enrolments, retention

BLUEPRINTS = (attendance.blueprint, courses.blueprint, enrolments.blueprint, retention.blueprint)
