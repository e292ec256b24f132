"""What is heard of others' worlds, kept in small tables; what is older than what stands is ignored."""

from collections.abc import Sequence

from services.consultation.model.known import (
    account,
    announcement,
    authority,
    mandate,
    organisation,
    organisation_end,
    organisation_name,
    staff_role,
)
from shared.messaging.subscription import Message
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork


def note_authorities(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Authorities have a place in the system."""
    upsert_newer(uow.session, authority, messages)


def note_organisations(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Authorities have verified organisations, or do not stand by it any more."""
    upsert_newer(uow.session, organisation, messages)


def note_names(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Organisations are called otherwise; what was sent under a former name keeps it."""
    upsert_newer(uow.session, organisation_name, messages)


def note_ends(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Organisations exist no longer."""
    upsert_newer(uow.session, organisation_end, messages)


def note_accounts(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People have accounts, or their names or addresses are others."""
    upsert_newer(uow.session, account, messages)


def note_mandates(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People may speak for organisations from a day on, or until one."""
    upsert_newer(uow.session, mandate, messages)


def note_announcements(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """Notices have reached those who had asked for them: the proof that art. 7 (1) wants."""
    upsert_newer(uow.session, announcement, messages)


def note_staff(messages: Sequence[Message], uow: UnitOfWork) -> None:
    """People work for authorities in a role, or no longer."""
    upsert_newer(uow.session, staff_role, messages)
