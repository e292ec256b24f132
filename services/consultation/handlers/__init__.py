"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.handlers import (
    answers,
    commitments,
    consultations,
    days_off,
    deadlines,
    documents,
    entries,
    notices,
    outcomes,
    publication,
    recommendations,
    registers,
    retention,
    search,
    settings,
    versions,
)

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **commitments.HANDLERS,
    **answers.HANDLERS,
    **consultations.HANDLERS,
    **days_off.HANDLERS,
    **deadlines.HANDLERS,
    **documents.HANDLERS,
    **entries.HANDLERS,
    **notices.HANDLERS,
    **outcomes.HANDLERS,
    **publication.HANDLERS,
    **recommendations.HANDLERS,
    **registers.HANDLERS,
    **retention.HANDLERS,
    **search.HANDLERS,
    **settings.HANDLERS,
    **versions.HANDLERS,
}
