"""Authorities, for everybody to see; described by their administrators."""

from typing import Any

from flask import Response

from services.registry.commands.authorities import DescribeAuthority
from services.registry.errors.authorities import NoSuchAuthority
from services.registry.queries import authorities as queries
from services.registry.queries.rows import Row
from services.registry.schemas.authorities import (
    AuthorityBody,
    AuthorityPageSchema,
    DescribedAuthoritySchema,
)
from services.registry.schemas.organisations import AuthoritiesSchema
from shared.web.access import principal, public, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
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
@blueprint.response(200, AuthorityPageSchema)
def get_authority(slug: str) -> Any:
    """One authority, with the person whom the law has it name and its departments."""
    with runtime().read() as session:
        row = queries.authority(session, slug)
        if row is None:
            raise NoSuchAuthority()
        shown = {**_shown(row), "departments": queries.departments(session, slug)}
    return shown, 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/<slug>")
@role("administrator")
@conditional
@blueprint.arguments(AuthorityBody)
@blueprint.response(200, DescribedAuthoritySchema)
def describe_authority(body: dict[str, Any], slug: str) -> Response:
    """Say who is responsible for civil society, Law 52/2003 art. 7 (7), and how the authority is reached."""
    command = DescribeAuthority(slug=slug, version=expected_version(), administrator=principal(), **body)
    return perform(runtime().bus, command, DescribedAuthoritySchema, status=200)


def _shown(row: Row) -> dict[str, Any]:
    return {**row, "officer": row if row["officer_name"] else None}
