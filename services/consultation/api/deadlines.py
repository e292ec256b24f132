"""Terms at the clerk's desk: what is due, and what the clock has done."""

from typing import Any
from uuid import UUID

from services.consultation.api.callers import CLERK
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.model.days import day_of
from services.consultation.queries import deadlines as queries
from services.consultation.queries.consultations import authority_and_state
from services.consultation.schemas.deadlines import DeedsSchema, DueArguments, DueListSchema
from services.consultation.views.deadlines import due_shown
from shared.web.access import require_in, role, scope
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

ADMINISTRATOR = "administrator"
MOST = 100

blueprint = Blueprint("deadlines", __name__, url_prefix="/desk", description="What is due.")


@blueprint.get("/terms")
@role(CLERK)
@scope("consultations:read")
@blueprint.arguments(DueArguments, location="query")
@blueprint.response(200, DueListSchema)
def list_due(asked: dict[str, Any]) -> Any:
    """The law's calendar of one's authority over all that runs, the nearest first."""
    require_in(asked["authority"], CLERK)
    now = runtime().clock.now()
    with runtime().read() as session:
        rows = queries.due(session, asked["authority"], now, MOST + 1)
    return {"items": [due_shown(row, day_of(now)) for row in rows[:MOST]], "has_more": len(rows) > MOST}


@blueprint.get("/consultations/<uuid:consultation_id>/deeds")
@role(CLERK, ADMINISTRATOR)
@scope("consultations:read")
@blueprint.response(200, DeedsSchema)
def list_deeds(consultation_id: UUID) -> Any:
    """What the clock has done in a procedure, with when it was due and when it really ran."""
    with runtime().read() as session:
        found = authority_and_state(session, consultation_id)
        if found is None:
            raise NoSuchConsultation
        require_in(found[0], CLERK, ADMINISTRATOR)
        return {"items": queries.deeds_of(session, consultation_id)}
