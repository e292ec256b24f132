"""In by HTTP: load, handle, answer. A file a resource."""

from services.training.api import courses, enrolments, retention

BLUEPRINTS = (courses.blueprint, enrolments.blueprint, retention.blueprint)
