"""How authorities go about it, for screens."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model.authority_settings import AuthoritySettings

Row = dict[str, Any]
OF = AuthoritySettings.__table__.c
SHOWN = 50  # an authority changes its ways seldom


def versions(session: Session, authority: str) -> list[Row]:
    """The newest first; none where it chose nothing."""
    chosen = (OF.count_rule, OF.count_rule_version, OF.answers_reviewed, OF.moderated_before)
    query = (
        select(OF.version, *chosen, OF.changed_at)
        .where(OF.authority == authority)
        .order_by(OF.version.desc())
        .limit(SHOWN)
    )
    return [dict(row) for row in session.execute(query).mappings()]
