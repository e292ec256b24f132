"""What stands where with the answers of a consultation, and which recommendations are alike."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

PROGRESS = text("""
    select c.id, c.title, c.authority, coalesce(a.name, c.authority) as authority_name,
           coalesce(a.is_example, false) as authority_is_example,
           coalesce(n.received, 0)::integer as total, coalesce(n.answered, 0)::integer as answered,
           coalesce(d.drafts, 0) as draft, coalesce(d.ready, 0) as ready,
           coalesce(d.approved, 0) as approved, coalesce(d.publishing, 0) as publishing
    from consultation c
    left join authority a on a.slug = c.authority
    left join lateral (
        select sum(received - withdrawn) as received, sum(answered) as answered
        from article_count where consultation_id = c.id
    ) n on true
    left join lateral (
        select count(*) filter (where state = 'draft') as drafts,
               count(*) filter (where state = 'ready') as ready,
               count(*) filter (where state = 'approved') as approved,
               count(*) filter (where state = 'publishing') as publishing
        from answer_draft
        where consultation_id = c.id and state in ('draft', 'ready', 'approved', 'publishing')
    ) d on true
    where c.id = :id
""")
DEPARTMENTS = text("""
    select distinct department from answer_draft
    where authority = :authority and department is not null order by department
""")
# The words are compared without an index: whoever sends a recommendation would pay for it, and who looks for
# like ones is a clerk now and then. So no more than MOST_COMPARED are, the newest, and of each the beginning.
MOST_COMPARED = 2_000
ALIKE = text("""
    with asked as materialized (
        select r.id, r.consultation_id, r.article, left(plain_words(r.text), 300) as words, d.group_id
        from recommendation r left join answer_draft d on d.id = r.id where r.id = :id
    ), near as materialized (
        select r.id, r.register_year, r.register_number, r.article, r.author_label, r.text,
               r.article = asked.article as same_article, asked.words,
               d.state as draft_state, d.group_id, coalesce(d.group_id = asked.group_id, false) as together
        from asked
        join recommendation r on r.consultation_id = asked.consultation_id and r.id <> asked.id
        left join answer_draft d on d.id = r.id
        where r.verdict is null and r.withdrawn_at is null
        order by (r.article = asked.article) desc, r.register_year desc, r.register_number desc
        limit :most
    )
    select * from (
        select near.*, similarity(left(plain_words(text), 300), words) as likeness from near
    ) compared
    where likeness >= :enough or together
    order by together desc, same_article desc, likeness desc, register_year, register_number
    limit :limit
""")


def progress(session: Session, consultation_id: UUID) -> Row | None:
    """How far the answers of a consultation have come; None where there is no such consultation."""
    row = session.execute(PROGRESS, {"id": consultation_id}).mappings().first()
    return dict(row) if row else None


def departments(session: Session, authority: str) -> Sequence[str]:
    """Those that have been given something to answer."""
    return list(session.scalars(DEPARTMENTS, {"authority": authority}))


def alike(session: Session, recommendation_id: UUID, *, enough: float, limit: int) -> Sequence[Row]:
    """Those of the same consultation that say the like and wait for an answer: on its article first.

    Args:
        session: to read with.
        recommendation_id: what they are compared with.
        enough: the likeness from which on one is proposed, of 1 for the same words.
        limit: how many at most.
    """
    asked = {"id": recommendation_id, "enough": enough, "limit": limit, "most": MOST_COMPARED}
    return [dict(row) for row in session.execute(ALIKE, asked).mappings()]
