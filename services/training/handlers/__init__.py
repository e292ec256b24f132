"""Load, decide, save, say: a verb a function. The table of commands is put together here."""

from collections.abc import Callable, Mapping
from typing import Any

from services.training.handlers import (
    certificate_files,
    certificate_keys,
    certificates,
    courses,
    enrolments,
    retention,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **certificates.HANDLERS,
    **certificate_files.HANDLERS,
    **certificate_keys.HANDLERS,
    **courses.HANDLERS,
    **enrolments.HANDLERS,
    **retention.HANDLERS,
}
