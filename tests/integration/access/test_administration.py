"""What administrators alone may do, tried with each role: there, elsewhere, everywhere."""

import pytest

from tests.integration.access.asking import ask
from tests.integration.access.matrix import REGISTRY
from tests.integration.access.row import NO_ADMINISTRATOR, Row
from tests.integration.access.stage import ELSEWHERE, HERE, ROLES_OF, Stage

SUBJECTS = ("authorities", "departments", "invitations")
ROUTES = [row for row in REGISTRY if row.expected == NO_ADMINISTRATOR and " /authorities/" in row.route]
OTHERS = ("clerk", "moderator", "editor", "auditor")


@pytest.mark.parametrize("stage", ["registry"], indirect=True)
def test_administrators_of_the_authority_or_of_all_may_and_no_other_role(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every route that is closed to citizens and clerks."""
    stage.things["pending"] = lambda: {"slug": HERE, "version": _version(stage)}
    refused = [{HERE: [role]} for role in OTHERS] + [{ELSEWHERE: ["administrator"]}]
    for roles in refused:
        monkeypatch.setitem(ROLES_OF, "clerk", roles)
        assert {row.route: _status(stage, row) for row in ROUTES} == {row.route: 403 for row in ROUTES}, roles
    for slug in (HERE, "common"):
        monkeypatch.setitem(ROLES_OF, "clerk", {slug: ["administrator"]})
        found = {row.route: _status(stage, row) for row in ROUTES if row.of != "invitation"}
        assert set(found.values()) <= {200, 201, 204}, (slug, found)


def _status(stage: Stage, row: Row) -> int:
    stage.forget_limits()
    return ask(stage, row, "clerk").status_code


def _version(stage: Stage) -> str:
    page = stage.app.test_client().get(f"{stage.prefix}/authorities/{HERE}").get_json()
    return str(page["version"])
