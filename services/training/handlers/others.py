"""What is heard of others' worlds, kept in small tables; what is older than what stands is ignored."""

from collections.abc import Sequence

from services.training.model.known import account, authority, mandate, organisation, organisation_end
from shared.messaging.subscription import Message
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork


def note_authorities(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Authorities have a place in the system."""
    upsert_newer(uow.session, authority, messages)


def note_organisations(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Authorities have verified organisations, of some kind."""
    upsert_newer(uow.session, organisation, messages)


def note_ends(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Organisations exist no longer."""
    upsert_newer(uow.session, organisation_end, messages)


def note_accounts(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People have accounts, or their names are others."""
    upsert_newer(uow.session, account, messages)


def note_mandates(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People may act for organisations from a day on, or until one."""
    upsert_newer(uow.session, mandate, messages)
