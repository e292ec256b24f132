"""Long lists by page: after the last row that was seen, never by number (RFC 8288 for the link).

@blueprint.get("/consultations")
@public
@blueprint.arguments(ConsultationFilter, location="query")    # a PageArguments with more fields
@blueprint.response(200, page_of(ConsultationSchema))
def list_consultations(asked):
    page = Page(asked)
    with runtime().read() as session:
        rows = queries.consultations(session, after=page.after, limit=page.fetch)
    return page.answer(rows, key=lambda row: (row.published_at, row.id))
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from marshmallow import Schema, fields, validate

from shared.errors import Refusal
from shared.web.current import cursor_secret
from shared.web.schemas import Strict

Row = TypeVar("Row")

MOST = 100
USUAL = 20
PAGING = ("cursor", "limit")


class BadCursor(Refusal):
    """The cursor is none of ours, or belongs to another list."""

    status = 400
    code = "bad-cursor"
    ro = "Semnul de pagină nu este valabil; luați lista de la început."
    en = "The page cursor is not valid; start the list again."


class PageArguments(Strict):
    """What any long list takes."""

    limit = fields.Integer(
        load_default=USUAL,
        validate=validate.Range(min=1, max=MOST),
        metadata={"description": f"How many at most, 1–{MOST}."},
    )
    cursor = fields.String(
        validate=validate.Length(min=1, max=1000),
        metadata={"description": "Where the page before ended: `next` of its answer."},
    )


def page_of(item: type[Schema]) -> type[Schema]:
    """The schema of a page of such items."""
    name = item.__name__.removesuffix("Schema") + "Page"
    return Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item), required=True),
            "next": fields.String(
                required=True, allow_none=True, metadata={"description": "Cursor of the next page."}
            ),
        },
        name=name,
    )


class Page:
    """One page, as it was asked for.

    Attributes:
        after: the key of the last row seen, or None at the start.
        limit: rows on the page.
        fetch: rows to ask the database for: one more tells whether there is a next page.

    Args:
        asked: what `PageArguments`, or a schema made from it, has read.

    Raises:
        BadCursor: the cursor does not hold for this list.
    """

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self.limit: int = asked["limit"]
        self.fetch = self.limit + 1
        cursor = asked.get("cursor")
        self.after = None if cursor is None else _read(cursor)

    def answer(
        self, rows: Sequence[Row], key: Callable[[Row], tuple[Any, ...]]
    ) -> tuple[dict[str, Any], int, dict[str, str]]:
        """Body, status and headers.

        Args:
            rows: up to `fetch` of them.
            key: the columns by which the list is ordered, in that order.
        """
        items = rows[: self.limit]
        if len(rows) <= self.limit:
            return {"items": items, "next": None}, 200, {}
        cursor = _write(key(items[-1]))
        there = urlencode([*_filters(), ("limit", self.limit), ("cursor", cursor)])
        return {"items": items, "next": cursor}, 200, {"Link": f'<{request.path}?{there}>; rel="next"'}


def _filters() -> list[tuple[str, str]]:
    return sorted(pair for pair in request.args.items(multi=True) if pair[0] not in PAGING)


def _signer() -> URLSafeSerializer:
    # The salt ties a cursor to its list: path and filters.
    return URLSafeSerializer(cursor_secret(), salt=f"{request.path}?{urlencode(_filters())}")


def _write(key: tuple[Any, ...]) -> str:
    return str(_signer().dumps([_plain(value) for value in key]))


def _read(cursor: str) -> tuple[Any, ...]:
    try:
        return tuple(_typed(*value) for value in _signer().loads(cursor))
    except (BadSignature, ValueError, TypeError) as error:
        raise BadCursor from error


def _plain(value: Any) -> tuple[str, Any]:
    if isinstance(value, datetime):
        return "t", value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return "d", value.isoformat()
    if isinstance(value, UUID):
        return "u", value.hex
    return "v", value


def _typed(kind: str, value: Any) -> Any:
    readers: dict[str, Callable[[Any], Any]] = {
        "t": datetime.fromisoformat,
        "d": date.fromisoformat,
        "u": UUID,
    }
    return readers.get(kind, lambda plain: plain)(value)
