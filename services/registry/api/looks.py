"""A look at restricted data, noted before it is shown: by whom, and for a program by which client."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from services.registry.commands.audit import NoteLook
from shared.persistence.audit import Deed
from shared.web.access import client, principal
from shared.web.current import runtime

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


def note_look(
    deed: str,
    authority: str,
    subject_type: str,
    subject_id: UUID | None = None,
    details: Mapping[str, str] = NOTHING_MORE,
) -> None:
    """Write the line; a client has no account, so its id stands in the details."""
    program = client()
    line = Deed(
        authority=authority,
        actor_id=None if program else principal().account_id,
        deed=deed,
        subject_type=subject_type,
        subject_id=subject_id,
        details={**details, "client": str(program.client_id)} if program else details,
    )
    runtime().bus.do(NoteLook(line))
