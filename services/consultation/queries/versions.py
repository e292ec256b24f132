"""Versions of a text, for their pages."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

# The announced text is the first version; its words stay where recommendations stand on them.
ANNOUNCED = """
    select 1 as number, 'published' as state, 'announced' as kind, '' as note, c.published_at,
           c.version, (select count(*) from article a where a.consultation_id = c.id) as articles_count
    from consultation c where c.id = :id and c.published_at is not null
"""
LISTED = text(f"""
    {ANNOUNCED}
    union all
    select number, state, kind, note, published_at, version, jsonb_array_length(articles)
    from act_version where consultation_id = :id
    order by number desc
""")  # noqa: S608
FIRST_TEXT = text("""
    select c.frame, c.published_at, c.version,
           (select coalesce(jsonb_agg(jsonb_build_object('number', a.number, 'heading', a.heading,
                                                         'text', a.text) order by a.position), '[]')
            from article a where a.consultation_id = c.id) as articles
    from consultation c where c.id = :id and c.published_at is not null
""")
LATER_TEXT = text("""
    select number, state, kind, note, articles, frame, places, published_at, version
    from act_version where consultation_id = :id and number = :number
""")
PLACES = text("""
    select number, kind, published_at, places ->> :article as place, places ? :article as is_known
    from act_version where consultation_id = :id and state = 'published' order by number
""")


def listed(session: Session, consultation_id: UUID) -> list[Row]:
    """All versions of a consultation's text, the newest first; who may see drafts is not asked here."""
    return [dict(row) for row in session.execute(LISTED, {"id": consultation_id}).mappings()]


def version(session: Session, consultation_id: UUID, number: int) -> Row | None:
    """One version with its text; `places` of the announced one are its own articles."""
    if number == 1:
        row = session.execute(FIRST_TEXT, {"id": consultation_id}).mappings().first()
        if row is None:
            return None
        own = {article["number"]: article["number"] for article in row["articles"]}
        first = {"number": 1, "state": "published", "kind": "announced", "note": "", "places": own}
        return {**first, **row}
    row = session.execute(LATER_TEXT, {"id": consultation_id, "number": number}).mappings().first()
    return dict(row) if row else None


def places_of(session: Session, consultation_id: UUID, article: str) -> list[Row]:
    """Where an announced article is in each version after the first that everybody reads."""
    asked = {"id": consultation_id, "article": article}
    return [dict(row) for row in session.execute(PLACES, asked).mappings()]
