"""Load, decide, save, say: a verb a function, a file an aggregate, one table of all."""

from collections.abc import Callable, Mapping
from typing import Any

from services.consultation.handlers import (
    answers,
    channels,
    commitments,
    confirming,
    consultations,
    days_off,
    deadlines,
    documents,
    entries,
    later_changes,
    moderation,
    notices,
    outcomes,
    own_notices,
    publication,
    recommendation_drafts,
    recommendations,
    registers,
    retention,
    search,
    settings,
    versions,
    waiting,
)
from shared.persistence import spent_proofs

HANDLERS: Mapping[type, Callable[..., Any]] = {
    **channels.HANDLERS,
    **confirming.HANDLERS,
    **spent_proofs.HANDLERS,
    **commitments.HANDLERS,
    **answers.HANDLERS,
    **consultations.HANDLERS,
    **days_off.HANDLERS,
    **deadlines.HANDLERS,
    **documents.HANDLERS,
    **entries.HANDLERS,
    **later_changes.HANDLERS,
    **moderation.HANDLERS,
    **notices.HANDLERS,
    **own_notices.HANDLERS,
    **outcomes.HANDLERS,
    **publication.HANDLERS,
    **recommendation_drafts.HANDLERS,
    **recommendations.HANDLERS,
    **registers.HANDLERS,
    **retention.HANDLERS,
    **search.HANDLERS,
    **settings.HANDLERS,
    **versions.HANDLERS,
    **waiting.HANDLERS,
}
