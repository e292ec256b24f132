"""Consultations, for their pages and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, or_, select, text, tuple_
from sqlalchemy.orm import Session

from services.consultation.model import Consultation
from services.consultation.model.article import Article
from services.consultation.model.consultation import CLOSED, DRAFT, PUBLISHED, RECORD
from services.consultation.model.known import authority
from services.consultation.model.own_notice import OwnNotice
from services.consultation.queries.channels import channels_kept
from services.consultation.queries.meetings import of_consultation
from shared.persistence.files import attachments
from shared.plain_text import plain

Row = dict[str, Any]

OF = Consultation.__table__.c
RECEIVED: ColumnElement[Any] = literal_column("""
    (select coalesce(sum(received), 0)::integer from article_count where consultation_id = consultation.id)
""")
HAS_NOTICE: ColumnElement[Any] = (
    select(OwnNotice.id)
    .where(OwnNotice.id == OF.id, OwnNotice.content.is_not(None))
    .exists()
    .label("has_notice")
)
SEARCH: ColumnElement[Any] = literal_column("consultation.search")
MODERATED: ColumnElement[Any] = literal_column("""
    (select count(distinct recommendation_id)::integer from moderation
     where moderation.consultation_id = consultation.id)
""")
ARTICLES = text("""
    select a.number, a.heading, a.text, coalesce(r.received + r.also_received, 0) as recommendations
    from article a
    left join article_count r on r.consultation_id = a.consultation_id and r.article = a.number
    where a.consultation_id = :id
    order by a.position
""")
# Each once, by the first article that it is on; the act as a whole is among them.
COUNTED = text("""
    select coalesce(sum(received), 0)::integer as total, coalesce(sum(answered), 0)::integer as answered,
           coalesce(sum(withdrawn), 0)::integer as withdrawn, max(last_answer) as last_answer,
           coalesce(sum(received) filter (where article = ''), 0)::integer as on_whole
    from article_count where consultation_id = :id
""")


DEBATES = text("""
    select count(*)::integer as total, min(received_at) as first_at, max(held_at) as held_at,
           count(*) filter (where state = 'open')::integer as waiting,
           count(*) filter (where state = 'withdrawn')::integer as withdrawn,
           count(*) filter (where kind = 'association' and state in ('open', 'called'))::integer
               as by_associations,
           count(*) filter (where kind = 'authority' and state in ('open', 'called'))::integer
               as by_authorities
    from debate_request where consultation_id = :id
""")

# The last debate that was held; one whose minutes nobody reads yet comes before others.
DEBATED = text("""
    select m.kind, m.ended_at, w.published_at from meeting m
    left join minutes w on w.meeting_id = m.id and w.state = 'published'
    where m.consultation_id = :id and m.kind = 'debate' and m.state = 'held'
    order by (w.published_at is null) desc, m.ended_at desc limit 1
""")


@dataclass(frozen=True)
class Wanted:
    """What a list should hold.

    Args:
        state: `open`; `closed`, of which `in-work` has no outcome yet and `adopted`, `rejected`, `withdrawn`
            have that one; `record`; `draft`; all that is public unless given.
        authority: a slug.
        field: what it is about, of `model.act.FIELDS`.
        words: to be found in title, summary or articles; parts of words in the title too.
    """

    state: str | None = None
    authority: str | None = None
    words: str | None = None
    field: str | None = None


def consultation(session: Session, consultation_id: UUID) -> tuple[Row, list[Row]] | None:
    """A consultation with its articles and what was received on each."""
    extra = MODERATED.label("moderated"), HAS_NOTICE
    query = shown().add_columns(OF.frame, *extra).where(OF.id == consultation_id)
    row = session.execute(query).mappings().first()
    if row is None:
        return None
    articles = session.execute(ARTICLES, {"id": consultation_id}).mappings()
    kept = {
        "files": attachments(session, consultation_id),
        "channels": channels_kept(session, consultation_id),
        "meetings": of_consultation(session, consultation_id),
        "debated": session.execute(DEBATED, {"id": consultation_id}).mappings().first(),
        "debates": dict(session.execute(DEBATES, {"id": consultation_id}).mappings().one()),
        "counted": dict(session.execute(COUNTED, {"id": consultation_id}).mappings().one()),
    }
    found = {**row, **kept}
    return found, [dict(article) for article in articles]


def authority_and_state(session: Session, consultation_id: UUID) -> tuple[str, str] | None:
    """Whose consultation it is, and in which state; None where there is none."""
    row = session.execute(select(OF.authority, OF.state).where(OF.id == consultation_id)).first()
    return (row.authority, row.state) if row else None


def is_public(session: Session, consultation_id: UUID) -> bool:
    """Whether there is such a consultation, and it is no draft."""
    query = select(OF.id).where(OF.id == consultation_id, OF.state != DRAFT)
    return session.scalar(query) is not None


def consultations(
    session: Session, wanted: Wanted, *, now: datetime, after: tuple[Any, ...] | None, limit: int
) -> Sequence[Row]:
    """The newest first.

    Args:
        now: tells which are open.
        after: (listed_at, id) of the last row that was seen.
        limit: rows at most.
    """
    articles = select(func.count()).where(Article.consultation_id == OF.id).scalar_subquery()
    query = shown().add_columns(articles.label("articles"), RECEIVED.label("recommendations"))
    query = query.where(in_state(wanted.state, now))
    if wanted.authority:
        query = query.where(OF.authority == wanted.authority)
    if wanted.field:
        query = query.where(OF.fields.contains([wanted.field]))
    if wanted.words is not None:
        query = query.where(found_by(plain(wanted.words)))
    if after:
        query = query.where(tuple_(OF.listed_at, OF.id) < tuple_(*after))
    query = query.order_by(OF.listed_at.desc(), OF.id.desc()).limit(limit)
    return [dict(row) for row in session.execute(query).mappings()]


def shown() -> Select[Any]:
    """What lists and pages show of a consultation."""
    hidden = {"said_public", "said_internal", "title_plain", "text_plain", "drafted_by", "authority_name"}
    hidden.add("frame")  # as long as an act: for its page alone
    name = func.coalesce(authority.c.name, OF.authority_name, OF.authority)
    return select(
        *(column for column in OF if column.name not in hidden),
        name.label("authority_name"),
        func.coalesce(authority.c.is_example, False).label("authority_is_example"),
    ).select_from(Consultation.__table__.outerjoin(authority, authority.c.slug == OF.authority))


def in_state(state: str | None, now: datetime) -> ColumnElement[bool]:
    """That it is `open`, `closed`, `record` or `draft`; public, where nothing is named."""
    running = and_(OF.state == PUBLISHED, OF.ends_at > now)
    conditions: dict[str | None, ColumnElement[bool]] = {
        None: OF.state != DRAFT,
        "open": running,
        "closed": or_(OF.state == CLOSED, and_(OF.state == PUBLISHED, OF.ends_at <= now)),
        "in-work": and_(
            or_(OF.state == CLOSED, and_(OF.state == PUBLISHED, OF.ends_at <= now)), OF.outcome.is_(None)
        ),
        **{outcome: OF.outcome == outcome for outcome in ("adopted", "rejected", "withdrawn")},
        "record": OF.state == RECORD,
        "draft": OF.state == DRAFT,
    }
    return conditions[state]


def found_by(words: str) -> ColumnElement[bool]:
    """That the plain words stand in its text, or a part of one in its title."""
    # Both sides were stripped to plain letters, so `words` holds no sign that LIKE would read.
    query = func.plainto_tsquery("romanian", words)
    somewhere: ColumnElement[bool] = or_(SEARCH.op("@@")(query), OF.title_plain.like(f"%{words}%"))
    return somewhere if words else false()


def planned_adoption(
    session: Session, consultation_id: UUID, authority_slug: str
) -> tuple[date | None] | None:
    """The day on which an authority means to adopt what it consults on; None where there is none such."""
    query = select(OF.planned_adoption).where(OF.id == consultation_id, OF.authority == authority_slug)
    row = session.execute(query).first()
    return (row.planned_adoption,) if row else None
