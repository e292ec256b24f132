"""What is heard of others' worlds, kept in small tables; what is older than what stands is ignored."""

from services.notification.model.known import account, authority
from shared.messaging.subscription import Message
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork


def note_authority(message: Message, uow: UnitOfWork) -> None:
    """An authority has a place in the system."""
    said = message.data
    values = {"name": said["name"], "is_example": said["is_example"]}
    upsert_newer(uow.session, authority, {"slug": said["authority"]}, values, message.envelope)


def note_account(message: Message, uow: UnitOfWork) -> None:
    """A person has an account, or its address, name or language is another."""
    said = message.data
    values = {name: said[name] for name in ("email", "name", "language")}
    upsert_newer(uow.session, account, {"account_id": said["account_id"]}, values, message.envelope)
