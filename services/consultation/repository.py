"""Aggregates in and out of PostgreSQL. What is loaded to be changed is locked until the commit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from services.consultation.errors import NoSuchConsultation, NoSuchRecommendation
from services.consultation.model import Consultation, Erasure, Recommendation
from services.consultation.model.consultation import DRAFT, PUBLISHED, RECORD
from services.consultation.model.days import day_of
from services.consultation.model.known import account, authority
from services.consultation.model.submission import Circumstances, Words
from services.consultation.model.term import Term

# One trip for everything that decides whether a recommendation may come in.
CIRCUMSTANCES = text("""
    select c.authority, c.title, c.state, c.published_at, c.ends_at, c.closed_at,
           exists(
               select from article a where a.consultation_id = c.id and a.number = :article
           ) as has_article,
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
    from consultation c where c.id = :consultation_id
""")
# The row's lock makes whoever comes next wait for this commit or rollback, so no number is lost or doubled.
NEXT_NUMBER = text("""
    insert into register (authority, year, last) values (:authority, :year, 1)
    on conflict (authority, year) do update set last = register.last + 1
    returning last
""")
# The register itself may hold a million, and the consultation is locked meanwhile.
RECEIVED = text("select sum(received)::integer from article_count where consultation_id = :consultation_id")


def consultation(session: Session, consultation_id: UUID) -> Consultation:
    """A consultation to be changed.

    Raises:
        NoSuchConsultation: there is none.
    """
    found = session.get(Consultation, consultation_id, with_for_update=True)
    if found is None:
        raise NoSuchConsultation
    return found


def next_due(session: Session, ended_before: datetime) -> Consultation | None:
    """One open consultation whose term has run out; what somebody else is closing is left to them."""
    query = (
        select(Consultation)
        .where(Consultation.state == PUBLISHED, Consultation.ends_at <= ended_before)
        .order_by(Consultation.ends_at)
        .limit(1)
    )
    return session.scalar(query.with_for_update(skip_locked=True))


def record_of(session: Session, source_url: str) -> Consultation | None:
    """The notice that was recorded from this address."""
    query = select(Consultation).where(Consultation.source_url == source_url, Consultation.state == RECORD)
    return session.scalar(query)


def is_example(session: Session, slug: str) -> bool | None:
    """Whether an authority exists only for show; None where it is not known here."""
    found: bool | None = session.scalar(select(authority.c.is_example).where(authority.c.slug == slug))
    return found


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
        "article": words.article,
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
        has_article=row.has_article,
        author_name=row.author_name,
        organisation_name=row.organisation_name,
    )


def next_number(session: Session, slug: str, year: int) -> int:
    """The next number in the register of an authority and year; taken only if the transaction commits."""
    number: int = session.execute(NEXT_NUMBER, {"authority": slug, "year": year}).scalar_one()
    return number


def received(session: Session, consultation_id: UUID) -> int:
    """How many recommendations stand in the register for a consultation."""
    return session.scalar(RECEIVED, {"consultation_id": consultation_id}) or 0


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


def recommendations_of(session: Session, account_id: UUID) -> list[Recommendation]:
    """All that a person has sent, locked."""
    query = select(Recommendation).where(Recommendation.account_id == account_id)
    return list(session.scalars(query.order_by(Recommendation.id).with_for_update()))


def blank_account(session: Session, account_id: UUID, epoch: int, sequence: int) -> None:
    """Know nothing of a person but the id, whatever older word of them may come still."""
    blank = {"name": "", "email": "", "epoch": epoch, "sequence": sequence}
    statement = insert(account).values(account_id=account_id, **blank)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=blank))


def erasure_of(session: Session, account_id: UUID) -> Erasure | None:
    """What was noted when the person was erased here before, locked."""
    return session.get(Erasure, account_id, with_for_update=True)
