"""How authorities go about it."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.model.authority_settings import AuthoritySettings, Choices

# Before the first version there is no row to lock; two administrators at once then wait here.
LOCK = text("select pg_advisory_xact_lock(hashtextextended('authority_settings ' || :authority, 0))")


def of(session: Session, authority: str) -> Choices:
    """What an authority has chosen; what holds for all where it chose nothing."""
    found = newest(session, authority)
    return found.choices if found else Choices()


def newest(session: Session, authority: str) -> AuthoritySettings | None:
    """The version that holds now."""
    query = select(AuthoritySettings).where(AuthoritySettings.authority == authority)
    return session.scalar(query.order_by(AuthoritySettings.version.desc()).limit(1))


def locked(session: Session, authority: str) -> AuthoritySettings | None:
    """The version that holds now, which nobody else can follow before this transaction ends."""
    session.execute(LOCK, {"authority": authority})
    return newest(session, authority)
