"""An authority's words in and out of PostgreSQL, and what a mail of its is shown with."""

from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.notification.model.own_texts import OwnText, OwnTextUse, Words

Place = tuple[str, str, str]

CURRENT = text("""
    select t.subject_prefix, t.introduction, t.closing
    from own_text_use u left join own_text t
      on t.authority = u.authority and t.category = u.category and t.language = u.language
     and t.number = u.number
    where u.authority = :authority and u.category = :category and u.language = :language
    order by u.version desc limit 1
""")
NEWEST_DATA = text("""
    select data from fact
    where authority = :authority and category = :category and data is not null order by id desc limit 1
""")


def lock(session: Session, place: Place) -> None:
    """Nobody else adds to or chooses among these words meanwhile."""
    key = func.hashtextextended(f"own text {' '.join(place)}", 0)
    session.execute(select(func.pg_advisory_xact_lock(key)))


def last_number(session: Session, place: Place) -> int:
    """The number of the newest version; 0 where there is none."""
    authority, category, language = place
    query = select(func.max(OwnText.number)).where(
        OwnText.authority == authority, OwnText.category == category, OwnText.language == language
    )
    return session.scalar(query) or 0


def version_of(session: Session, place: Place, number: int) -> OwnText | None:
    """One of the versions."""
    authority, category, language = place
    query = select(OwnText).where(
        OwnText.authority == authority,
        OwnText.category == category,
        OwnText.language == language,
        OwnText.number == number,
    )
    return session.scalar(query)


def last_use(session: Session, place: Place) -> OwnTextUse | None:
    """Which version counts; None where none was ever chosen."""
    authority, category, language = place
    query = select(OwnTextUse).where(
        OwnTextUse.authority == authority, OwnTextUse.category == category, OwnTextUse.language == language
    )
    return session.scalar(query.order_by(OwnTextUse.version.desc()).limit(1))


def current(session: Session, place: Place) -> Words:
    """The words that count; empty where the mail is as in the files."""
    given = dict(zip(("authority", "category", "language"), place, strict=True))
    row = session.execute(CURRENT, given).first()
    if row is None or row.introduction is None:
        return Words()
    return Words(row.subject_prefix, row.introduction, row.closing)


def newest_data(session: Session, authority: str, category: str) -> dict[str, Any] | None:
    """What the newest mail to many of this category spoke of; it is public."""
    found: dict[str, Any] | None = session.scalar(NEWEST_DATA, {"authority": authority, "category": category})
    return found
