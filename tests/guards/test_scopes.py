"""The table of scopes and the routes that name them are one."""

from services.registry.model.scopes import SCOPES
from shared.web.marks import marks_of
from tests.guards.test_routes import routes


def test_each_scope_opens_routes_of_its_service_and_each_route_names_one_of_the_table() -> None:
    """A right that opens nothing would mislead who gives it."""
    found = {(marks_of(view).get("scope"), service) for service, _, _, view in routes()}
    used = {(name, service) for name, service in found if name}
    assert used == {(name, scope.service) for name, scope in SCOPES.items()}


def test_what_programs_may_is_reading() -> None:
    """No scope changes anything."""
    methods = {method for _, method, _, view in routes() if marks_of(view).get("scope")}
    assert methods == {"GET"}
