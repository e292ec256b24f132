"""What has changed since it was made findable, and how it is now."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.queries.recommendations import SHOWN

Row = dict[str, Any]

# Each thing once, however often it has changed; the acts first, for whoever looks for one sees it is there.
DUE = text("""
    select kind, thing_id, array_agg(id) as notes
    from (select id, kind, thing_id from findable_todo order by id limit :most) noted
    group by kind, thing_id order by min(id)
""")
ACTS = text("""
    select c.id, c.authority, c.listed_at, c.title, c.summary, c.frame, (
        select coalesce(json_agg(json_build_array(a.number, a.heading, a.text) order by a.position), '[]')
        from article a where a.consultation_id = c.id) as articles
    from consultation c where c.id = any(:ids) and c.state <> 'draft'
""")
VERSIONS = text("""
    select v.id, v.consultation_id, v.number, v.articles, v.frame, c.authority, c.title,
           greatest(v.published_at, c.listed_at) as at
    from act_version v join consultation c on c.id = v.consultation_id
    where v.id = any(:ids) and v.state = 'published' and c.state <> 'draft'
""")
RECOMMENDATIONS = text(f"{SHOWN} where r.id = any(:ids)")
DOCUMENT = text("""
    select a.id, a.name, a.attached_at, f.size, c.id as consultation_id, c.authority, c.listed_at
    from attachment a join file f using (sha256) join consultation c on c.id = a.subject_id
    where a.id = :id and f.state = 'good' and c.state <> 'draft'
""")


def due(session: Session, most: int) -> Sequence[Row]:
    """Things that have changed, with the ids of the notes that say so."""
    return [dict(row) for row in session.execute(DUE, {"most": most}).mappings()]


def acts(session: Session, ids: Sequence[UUID]) -> Sequence[Row]:
    """Those of them that are public, with all their words."""
    return [dict(row) for row in session.execute(ACTS, {"ids": list(ids)}).mappings()]


def versions(session: Session, ids: Sequence[UUID]) -> Sequence[Row]:
    """Those of them that are public, with all their words."""
    return [dict(row) for row in session.execute(VERSIONS, {"ids": list(ids)}).mappings()]


def recommendations(session: Session, ids: Sequence[UUID]) -> Sequence[Row]:
    """Those of them that there are."""
    return [dict(row) for row in session.execute(RECOMMENDATIONS, {"ids": list(ids)}).mappings()]


def document(session: Session, file_id: UUID) -> Row | None:
    """A document's file, if everybody may have it."""
    row = session.execute(DOCUMENT, {"id": file_id}).mappings().first()
    return dict(row) if row else None
