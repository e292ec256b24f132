"""What is heard of others' worlds, kept in small tables; what is older than what stands is ignored."""

from collections.abc import Sequence

from services.notification.model.known import account, agreement, authority, organisation
from shared.messaging.subscription import Message
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork


def note_authorities(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Authorities have a place in the system."""
    upsert_newer(uow.session, authority, messages)


def note_accounts(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People have accounts, or their addresses, names or languages are others."""
    upsert_newer(uow.session, account, messages)


def note_organisations(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Organisations have a public name, or something has become of them under it."""
    upsert_newer(uow.session, organisation, messages)


def note_agreements(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Partnership agreements have these parties for good."""
    upsert_newer(uow.session, agreement, messages)
