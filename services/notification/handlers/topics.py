"""What a topic is called."""

from dataclasses import dataclass
from uuid import UUID

from services.notification import repository
from services.notification.errors import UnknownAuthority, UnknownOrganisation
from services.notification.model import Topic
from services.notification.repository.followers import organisation_names
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Name:
    """One of the two, or none for all authorities."""

    authority: str | None = None
    organisation: str | None = None


def name_of(topic: Topic, uow: UnitOfWork) -> Name:
    """What a topic is called, for letters about it.

    Raises:
        UnknownAuthority, UnknownOrganisation
    """
    if topic.value is None:
        return Name()
    if topic.kind == "organisation":
        found = organisation_names(uow.session, [UUID(topic.value)])
        if not found:
            raise UnknownOrganisation
        return Name(organisation=found[UUID(topic.value)])
    name = repository.authority_name(uow.session, topic.value)
    if name is None:
        raise UnknownAuthority(slug=topic.value)
    return Name(authority=name)
