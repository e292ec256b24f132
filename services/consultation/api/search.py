"""Finding by words, for everybody."""

from datetime import date
from typing import Any

from services.consultation.model.days import start_of
from services.consultation.queries.search import Sought, find
from services.consultation.schemas.search import FoundPageSchema, SearchArguments
from services.consultation.views.search import found
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.pages import Page

blueprint = Blueprint("search", __name__, url_prefix="/search", description="Finding by words.")


@blueprint.get("")
@public
@blueprint.arguments(SearchArguments, location="query")
@blueprint.response(200, FoundPageSchema)
def search(asked: dict[str, Any]) -> Any:
    """Acts, the texts of their documents, recommendations with their answers: whatever everybody may read."""
    page, (after, widened) = Page(asked), (0, None)
    if page.after:
        after, widened = page.after
    with runtime().read() as session:
        results = find(session, _sought(asked), after=after, limit=page.fetch, widened=widened)
    shown = [found(row, asked["q"]) for row in results.rows]
    body, status, headers = page.answer(shown, key=lambda row: (row["place"], results.widened))
    told = {"total": results.total, "more": results.more, "widened": results.widened}
    return {**body, **told}, status, headers


def _sought(asked: dict[str, Any]) -> Sought:
    since = before = None
    if year := asked.get("year"):
        first, next_first = (date(one, 1, 1) for one in (year, year + 1))
        since, before = start_of(first), start_of(next_first)
    return Sought(
        asked["q"], asked.get("kind"), asked.get("authority"), asked.get("consultation"), since, before
    )
