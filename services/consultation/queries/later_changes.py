"""What has changed of consultations after their publication, in order."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model.later_change import LaterChange
from shared.persistence.files import attachments

Row = dict[str, Any]

OF = LaterChange.__table__.c


def changes_of(session: Session, consultation_id: UUID) -> list[Row]:
    """All entries; of a document with what became of its file, for what was refused is given to nobody."""
    query = select(OF.position, OF.kind, OF.reason, OF.details, OF.changed_at)
    query = query.where(OF.consultation_id == consultation_id).order_by(OF.position)
    rows = [{**row, **row["details"]} for row in session.execute(query).mappings()]
    if any("file_id" in row for row in rows):
        states = {str(file.id): file.state for file in attachments(session, consultation_id)}
        for row in rows:
            row["file_state"] = states.get(row.get("file_id", ""))
    return rows
