"""Drafts and requests on the registry's stage."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text

from services.registry.commands.drafts import SendDraft
from services.registry.commands.questions import AskAboutRequest
from shared.ids import new_id
from shared.persistence.file_contents import check_held
from shared.persistence.files import attachments
from shared.security.tokens import Principal
from tests.unit.registry.world import World

Make = Callable[[], dict[str, str]]


def things_of_requests(world: World, citizen: UUID, clerk: Principal, pending: Make) -> dict[str, Make]:
    """What the citizen fills in, has sent with a file, and was asked about.

    Args:
        pending: makes a request of theirs that waits.
    """

    def draft() -> dict[str, str]:
        with world.runtime.engine.begin() as connection:  # a person has so many of them, and no more
            connection.execute(text("delete from attachment where subject_type = 'draft'"))
            connection.execute(text("delete from draft"))
        made = world.draft(citizen, name=f"Grupul Exemplu {new_id()}")
        file_id = world.draft_file(citizen, made.draft_id)
        return {"draft_id": str(made.draft_id), "file_id": str(file_id), "version": str(made.version)}

    def questioned() -> dict[str, str]:
        found = pending()
        request = UUID(found["verification_id"])
        world.do(AskAboutRequest(verification_id=request, version=1, clerk=clerk, text="Ce sediu?"))
        return {**found, "version": "2"}

    def with_file() -> dict[str, str]:
        made = UUID(draft()["draft_id"])
        sent = world.do(SendDraft(account_id=citizen, draft_id=made, version=2))
        check_held(world.runtime.engine, world.clock.now)
        with world.runtime.read() as reading:
            [kept] = attachments(reading, sent.verification_id)
        return {"verification_id": str(sent.verification_id), "file_id": str(kept.id)}

    return {"draft": draft, "questioned": questioned, "with file": with_file}
