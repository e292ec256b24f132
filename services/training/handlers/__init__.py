"""Load, decide, save, say: a verb a function. The table of commands is put together here."""

from collections.abc import Callable, Mapping
from typing import Any

from services.training.handlers import (
    assessment,
    attempts,
    attendance,
    certificate_files,
    certificate_keys,
    certificates,
    courses,
    enrolments,
    feedback,
    materials,
    retention,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **assessment.HANDLERS,
    **attempts.HANDLERS,
    **attendance.HANDLERS,
    **certificate_files.HANDLERS,
    **certificate_keys.HANDLERS,
    **certificates.HANDLERS,
    **courses.HANDLERS,
    **enrolments.HANDLERS,
    **feedback.HANDLERS,
    **materials.HANDLERS,
    **retention.HANDLERS,
}
