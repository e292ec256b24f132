"""A recommendation that is being written, as its author sees it."""

from datetime import datetime
from typing import Any

from services.consultation.model.recommendation_draft import KEPT_AFTER_TERM
from services.consultation.model.term import Term
from services.consultation.views.sent_files import files_of
from services.consultation.views.shared import authority_of

Row = dict[str, Any]


def draft_shown(row: Row, now: datetime) -> Row:
    """What was typed, whether it can still be sent, and until when it is kept."""
    term = Term(row["published_at"], row["ends_at"], row["closed_at"])
    ends = min(at for at in (row["ends_at"], row["closed_at"]) if at)
    return {
        **row,
        "consultation": {
            "id": row["consultation_id"],
            "title": row["consultation_title"],
            "authority": authority_of(row),
        },
        "files": files_of(row),
        "can_send": term.is_open(now),
        "kept_until": ends + KEPT_AFTER_TERM,
    }
