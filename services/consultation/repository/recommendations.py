"""Recommendations, to be entered and answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model import Consultation, Recommendation
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.model.days import day_of
from services.consultation.model.submission import Circumstances, Words
from services.consultation.model.term import Term

# One trip for everything that decides whether a recommendation may come in. The lock lets others in, too, but
# whoever finalises the procedure waits for what is on its way.
CIRCUMSTANCES = text("""
    select c.authority, c.title, c.state, c.published_at, c.ends_at, c.closed_at,
           array(
               select a.number from article a where a.consultation_id = c.id and a.number = any(:articles)
           ) as known_articles,
           (select nullif(name, '') from account where account_id = :account_id) as author_name,
           (select coalesce(n.name, m.organisation_name)
            from mandate m left join organisation_name n on n.organisation_id = m.organisation_id
            where account_id = :account_id and m.organisation_id = :organisation_id
              and not exists (
                  select from organisation_end e where e.organisation_id = m.organisation_id)
              and coalesce(role, 'legal-representative') in ('legal-representative', 'delegate')
              and from_date <= :today and (until_date is null or until_date >= :today)
              and (ended_at is null or ended_at > :at)
            limit 1) as organisation_name
    from consultation c where c.id = :consultation_id for key share of c
""")


# The row's lock makes whoever comes next wait for this commit or rollback, so no number is lost or doubled.
NEXT_NUMBER = text("""
    insert into register (authority, year, last) values (:authority, :year, 1)
    on conflict (authority, year) do update set last = register.last + 1
    returning last
""")


def circumstances(
    session: Session, consultation_id: UUID, account_id: UUID, words: Words, at: datetime
) -> Circumstances:
    """What decides whether the words may come in at that instant; an observer does not speak for others.

    Raises:
        NoSuchConsultation: there is none.
    """
    asked = {
        "consultation_id": consultation_id,
        "account_id": account_id,
        "articles": list(words.articles),
        "organisation_id": words.on_behalf_of,
        "today": day_of(at),
        "at": at,
    }
    row = session.execute(CIRCUMSTANCES, asked).first()
    if row is None:
        raise NoSuchConsultation
    return Circumstances(
        consultation_id=consultation_id,
        authority=row.authority,
        consultation_title=row.title,
        is_draft=row.state == DRAFT,
        is_record=row.state == RECORD,
        term=Term(row.published_at, row.ends_at, row.closed_at),
        known_articles=frozenset(row.known_articles),
        author_name=row.author_name,
        organisation_name=row.organisation_name,
    )


def next_number(session: Session, slug: str, year: int) -> int:
    """The next number in the register of an authority and year; taken only if the transaction commits."""
    number: int = session.execute(NEXT_NUMBER, {"authority": slug, "year": year}).scalar_one()
    return number


def recommendation(session: Session, recommendation_id: UUID) -> tuple[Recommendation, str]:
    """A recommendation to be answered, and its consultation's title.

    Raises:
        NoSuchRecommendation: there is none.
    """
    query = (
        select(Recommendation, Consultation.title)
        .join(Consultation, Consultation.id == Recommendation.consultation_id)
        .where(Recommendation.id == recommendation_id)
        .with_for_update(of=Recommendation)
    )
    row = session.execute(query).first()
    if row is None:
        raise NoSuchRecommendation
    found, title = row
    return found, title
