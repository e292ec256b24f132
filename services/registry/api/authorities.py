"""Authorities, for everybody to see."""

from typing import Any

from services.registry.errors.authorities import NoSuchAuthority
from services.registry.queries import authorities as queries
from services.registry.queries.rows import Row
from services.registry.schemas.organisations import AuthoritiesSchema, AuthoritySchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime

blueprint = Blueprint("authorities", __name__, url_prefix="/authorities", description="Who consults.")


@blueprint.get("")
@public
@blueprint.response(200, AuthoritiesSchema)
def list_authorities() -> dict[str, Any]:
    """All authorities, by name."""
    with runtime().read() as session:
        return {"items": [_shown(row) for row in queries.authorities(session)]}


@blueprint.get("/<slug>")
@public
@blueprint.response(200, AuthoritySchema)
def get_authority(slug: str) -> dict[str, Any]:
    """One authority, with the person whom the law has it name."""
    with runtime().read() as session:
        row = queries.authority(session, slug)
    if row is None:
        raise NoSuchAuthority()
    return _shown(row)


def _shown(row: Row) -> dict[str, Any]:
    return {**row, "officer": row if row["officer_name"] else None}
