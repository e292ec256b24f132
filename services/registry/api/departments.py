"""Departments of an authority, for its administrators."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.commands.departments import AddDepartment, DescribeDepartment, RemoveDepartment
from services.registry.schemas.authorities import DepartmentBody, DepartmentSchema
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent

blueprint = Blueprint("departments", __name__, description="Parts of an authority.")


@blueprint.post("/authorities/<slug>/departments")
@role("administrator")
@idempotent
@blueprint.arguments(DepartmentBody)
@blueprint.response(201, DepartmentSchema)
def add(body: dict[str, Any], slug: str) -> Response:
    """Add a department."""
    command = AddDepartment(authority=slug, administrator=principal(), **body)
    return perform(runtime().bus, command, DepartmentSchema)


@blueprint.put("/departments/<uuid:department_id>")
@role("administrator")
@conditional
@blueprint.arguments(DepartmentBody)
@blueprint.response(200, DepartmentSchema)
def describe(body: dict[str, Any], department_id: UUID) -> Response:
    """Let a department be called and reached otherwise."""
    command = DescribeDepartment(
        department_id=department_id, version=expected_version(), administrator=principal(), **body
    )
    return perform(runtime().bus, command, DepartmentSchema, status=200)


@blueprint.delete("/departments/<uuid:department_id>")
@role("administrator")
@blueprint.response(204)
def remove(department_id: UUID) -> Response:
    """Remove a department to which nobody belongs."""
    command = RemoveDepartment(department_id=department_id, administrator=principal())
    return perform(runtime().bus, command, status=204)
