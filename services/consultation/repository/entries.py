"""What decides about an entry by a clerk, and the author that it was entered for."""

from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.model import Correspondent, Recommendation
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.model.entry import Entry
from services.consultation.model.submission import Circumstances, Words
from services.consultation.model.term import Term

CIRCUMSTANCES = text("""
    select c.authority, c.title, c.state, c.published_at, c.ends_at, c.closed_at,
           array(
               select a.number from article a where a.consultation_id = c.id and a.number = any(:articles)
           ) as known_articles,
           (select coalesce(n.name, o.name)
            from organisation o left join organisation_name n on n.organisation_id = o.organisation_id
            where o.organisation_id = :organisation_id and o.authority = c.authority
              and o.state = 'verified'
              and not exists (
                  select from organisation_end e where e.organisation_id = o.organisation_id)
           ) as organisation_name
    from consultation c where c.id = :consultation_id for key share of c
""")


def circumstances(session: Session, consultation_id: UUID, words: Words, entry: Entry) -> Circumstances:
    """What decides whether a clerk may enter the words; an organisation is known where it is verified.

    Raises:
        NoSuchConsultation: there is none.
    """
    asked = {
        "consultation_id": consultation_id,
        "articles": list(words.articles),
        "organisation_id": words.on_behalf_of,
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
        author_name=entry.author_name,
        organisation_name=row.organisation_name if words.on_behalf_of else entry.organisation_name,
    )


def registered_without_account(
    session: Session, authority: str, number: int, year: int
) -> tuple[Recommendation, Correspondent]:
    """The same by its number in the authority's register.

    Raises:
        NoSuchRecommendation
    """
    query = select(Recommendation.id).where(
        Recommendation.authority == authority,
        Recommendation.register_year == year,
        Recommendation.register_number == number,
    )
    found = session.scalar(query)
    if found is None:
        raise NoSuchRecommendation
    return entered(session, found)


def entered(session: Session, recommendation_id: UUID) -> tuple[Recommendation, Correspondent]:
    """A recommendation of somebody without account, and that person, locked.

    Raises:
        NoSuchRecommendation: there is none, or its author has an account.
    """
    query = (
        select(Recommendation, Correspondent)
        .join(Correspondent, Correspondent.recommendation_id == Recommendation.id)
        .where(Recommendation.id == recommendation_id)
        .with_for_update(of=Correspondent)
    )
    row = session.execute(query).first()
    if row is None:
        raise NoSuchRecommendation
    found, author = row
    return found, author
