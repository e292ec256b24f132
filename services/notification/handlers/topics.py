"""What a topic is called."""

from collections.abc import Callable, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from services.notification import repository
from services.notification.errors.topics import (
    UnknownAuthority,
    UnknownConsultation,
    UnknownLocality,
    UnknownMeeting,
    UnknownOrganisation,
)
from services.notification.model import Topic
from services.notification.repository import drafts
from services.notification.repository.followers import organisation_names
from shared.persistence.unit_of_work import UnitOfWork

# What letters and mails say of it, each empty where the topic is another.
NAMES = ("authority_name", "organisation_name", "locality_name", "consultation_title", "meeting_title")


def name_of(topic: Topic, uow: UnitOfWork) -> dict[str, str | None]:
    """What a topic is called, for letters about it: `NAMES`, and `followed_key`.

    Raises:
        UnknownAuthority, UnknownOrganisation, UnknownConsultation, UnknownMeeting, UnknownLocality
    """
    named: dict[str, str | None] = {**dict.fromkeys(NAMES), "followed_key": topic.key}
    if topic.kind in NAMED and topic.value is not None:
        field, find = NAMED[topic.kind]
        named[field] = find(uow.session, topic.value)
    return named


def _authority(session: Session, slug: str) -> str:
    name = repository.authority_name(session, slug)
    if name is None:
        raise UnknownAuthority(slug=slug)
    return name


def _organisation(session: Session, organisation_id: str) -> str:
    found = organisation_names(session, [UUID(organisation_id)])
    if not found:
        raise UnknownOrganisation
    return found[UUID(organisation_id)]


def _consultation(session: Session, consultation_id: str) -> str:
    found = drafts.announced(session, UUID(consultation_id))
    if found is None:
        raise UnknownConsultation
    return found.title


def _meeting(session: Session, meeting_id: str) -> str:
    title = drafts.meeting_title(session, meeting_id)
    if title is None:
        raise UnknownMeeting
    return title


def _locality(session: Session, siruta: str) -> str:
    name = drafts.locality_name(session, int(siruta))
    if name is None:
        raise UnknownLocality
    return name


NAMED: Mapping[str, tuple[str, Callable[[Session, str], str]]] = {
    "authority": ("authority_name", _authority),
    "organisation": ("organisation_name", _organisation),
    "consultation": ("consultation_title", _consultation),
    "meeting": ("meeting_title", _meeting),
    "locality": ("locality_name", _locality),
}
