"""What is heard of others' worlds, kept in small tables; what is older than what stands is ignored."""

from services.consultation.model.known import account, authority, mandate, organisation
from shared.messaging.subscription import Message
from shared.persistence.read_model import upsert_newer
from shared.persistence.unit_of_work import UnitOfWork


def note_authority(message: Message, uow: UnitOfWork) -> None:
    """An authority has a place in the system."""
    said = message.data
    values = {"name": said["name"], "is_example": said["is_example"]}
    upsert_newer(uow.session, authority, {"slug": said["authority"]}, values, message.envelope)


def note_organisation(message: Message, uow: UnitOfWork) -> None:
    """An authority has verified an organisation."""
    said = message.data
    key = {"organisation_id": said["organisation_id"], "authority": said["authority"]}
    upsert_newer(uow.session, organisation, key, {"name": said["name"]}, message.envelope)


def note_account(message: Message, uow: UnitOfWork) -> None:
    """A person has an account, or its name or address is another."""
    said = message.data
    values = {"name": said["name"], "email": said["email"]}
    upsert_newer(uow.session, account, {"account_id": said["account_id"]}, values, message.envelope)


def note_mandate(message: Message, uow: UnitOfWork) -> None:
    """A person may speak for an organisation from a day on, or until one."""
    said = message.data
    fields = ("account_id", "organisation_id", "organisation_name", "from_date", "until_date")
    values = {name: said[name] for name in fields}
    upsert_newer(uow.session, mandate, {"mandate_id": said["mandate_id"]}, values, message.envelope)
