"""Who may see the proof of an announcement; and that somebody took addresses."""

from uuid import UUID

from sqlalchemy.orm import Session

from services.notification.commands.proofs import NoteDeed
from services.notification.errors.proofs import NoSuchAnnouncement
from services.notification.queries import proofs
from shared.persistence.audit import Deed
from shared.web.access import client, principal, require_in
from shared.web.current import runtime

OFFICIALS = ("clerk", "administrator")


def announced(session: Session, fact_id: UUID) -> proofs.Row:
    """What was told, for the authority whose it is.

    Raises:
        NoSuchAnnouncement: there is none, or it is another authority's.
    """
    found = proofs.one(session, fact_id)
    if found is None:
        raise NoSuchAnnouncement
    if client() is not None:
        require_in(found["authority"])
    elif not principal().has_in(found["authority"], *OFFICIALS):
        raise NoSuchAnnouncement
    return found


def note_deed(deed: str, found: proofs.Row, **details: str) -> None:
    """A line of the trail about an announcement, before anything of it goes out."""
    line = Deed(
        authority=found["authority"],
        actor_id=principal().account_id,
        deed=deed,
        subject_type="announcement",
        subject_id=found["id"],
        details=details,
    )
    runtime().bus.do(NoteDeed(line))
