"""The clerk's desk: what waits for an answer, whole, with who sent it."""

from typing import Any
from uuid import UUID

from services.consultation.api.callers import CLERK
from services.consultation.errors.recommendations import NoSuchRecommendation
from services.consultation.queries import recommendations as queries
from services.consultation.schemas.recommendations import DeskArguments, DeskRecommendationSchema
from services.consultation.views.recommendations import for_desk
from shared.web.access import require_in, role, scope
from shared.web.blueprint import Blueprint
from shared.web.conditions import etag_of
from shared.web.current import runtime
from shared.web.pages import Page, page_of

blueprint = Blueprint("desk", __name__, url_prefix="/desk", description="What waits for an answer.")


@blueprint.get("/recommendations")
@role(CLERK)
@scope("recommendations:read")
@blueprint.arguments(DeskArguments, location="query")
@blueprint.response(200, page_of(DeskRecommendationSchema))
def list_desk(asked: dict[str, Any]) -> Any:
    """Recommendations to one's authority, the oldest first."""
    require_in(asked["authority"], CLERK)
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.on_desk(
            session,
            asked["authority"],
            queries.OnDesk(
                state=asked.get("state"),
                consultation_id=asked.get("consultation"),
                article=asked.get("article"),
                department=asked.get("department"),
                words=asked.get("q"),
            ),
            after=page.after,
            limit=page.fetch,
        )
    places = {row["id"]: (row["register_year"], row["register_number"]) for row in rows}
    return page.answer([for_desk(row) for row in rows], key=lambda row: places[row["id"]])


@blueprint.get("/recommendations/<uuid:recommendation_id>")
@role(CLERK)
@scope("recommendations:read")
@blueprint.response(200, DeskRecommendationSchema)
def get_from_desk(recommendation_id: UUID) -> Any:
    """One recommendation; its ETag is what an answer brings back."""
    with runtime().read() as session:
        row = queries.recommendation(session, recommendation_id)
    if row is None:
        raise NoSuchRecommendation
    require_in(row["authority"], CLERK)
    return for_desk(row), 200, {"ETag": etag_of(row["version"])}
