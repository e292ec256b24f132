"""What the citizen writes and has not sent, and what was sent with files."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import text

from services.consultation.commands.recommendation_drafts import AddFileToDraft, StartRecommendationDraft
from services.consultation.commands.recommendations import SendRecommendation
from services.consultation.model.recommendation_draft import WrittenSoFar
from tests.unit.consultation.world import World, words

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
EMPTY = WrittenSoFar((), False, "", "", "", None, None)
Thing = Callable[[], dict[str, str]]


def things_of_drafts(world: World, opened: Thing, citizen: UUID) -> dict[str, Thing]:
    """Drafts with a file, and recommendations whose file is for the authority alone."""

    def being_written(*, for_authority: bool = False) -> dict[str, str]:
        found = opened()
        with world.runtime.engine.begin() as connection:  # so that the citizen never has too many
            connection.execute(text("delete from recommendation_draft"))
        consultation_id = UUID(found["consultation_id"])
        draft = world.do(StartRecommendationDraft(consultation_id, citizen, EMPTY))
        file = world.do(AddFileToDraft(draft.id, citizen, "plan.pdf", for_authority, b"%PDF-1.4\n"))
        return {**found, "draft_id": str(draft.id), "file_id": str(file.id), "version": "2"}

    def sent_with_file(*, for_authority: bool = False) -> dict[str, str]:
        found = being_written(for_authority=for_authority)
        command = SendRecommendation(
            UUID(found["consultation_id"]), citizen, words(), NOW, UUID(found["draft_id"])
        )
        return {**found, "recommendation_id": str(world.do(command).id), "version": "1"}

    def sent_for_authority() -> dict[str, str]:
        return sent_with_file(for_authority=True)

    return {
        "recommendation draft": being_written,
        "sent with file": sent_with_file,
        "sent privately": sent_for_authority,
    }
