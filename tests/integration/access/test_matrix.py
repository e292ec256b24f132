"""Another's resource: every route, tried by every kind of caller on real rows."""

import pytest

from tests.integration.access.asking import ask
from tests.integration.access.matrix import MATRIX
from tests.integration.access.row import Row
from tests.integration.access.stage import CALLERS, Stage

of_each_service = pytest.mark.parametrize(
    ("stage", "rows"), list(MATRIX.items()), ids=list(MATRIX), indirect=["stage"]
)


@of_each_service
def test_everybody_gets_the_answer_that_is_theirs(stage: Stage, rows: tuple[Row, ...]) -> None:
    """For each route and each caller the status is the one of the table."""
    found = [
        (row.route, row.of, tuple(ask(stage, row, caller).status_code for caller in CALLERS)) for row in rows
    ]
    assert found == [(row.route, row.of, row.expected) for row in rows]


@of_each_service
def test_every_route_has_a_row(stage: Stage, rows: tuple[Row, ...]) -> None:
    """Who adds a route says in the table who may use it; a row without a route is no longer needed."""
    assert {row.route for row in rows} == {
        f"{method} {template.removeprefix(stage.prefix)}" for method, template in stage.routes()
    }


@pytest.mark.parametrize(
    ("stage", "thing", "name", "path"),
    [
        ("consultation", "sent", "recommendation_id", "/recommendations/mine"),
        ("registry", "pending", "organisation_id", "/organisations/mine"),
    ],
    indirect=["stage"],
)
def test_a_list_of_ones_own_holds_nothing_of_others(stage: Stage, thing: str, name: str, path: str) -> None:
    """What the citizen has sent stands in their list alone."""
    made, client = stage.things[thing]()[name], stage.app.test_client()
    found = {}
    for caller in CALLERS[1:]:
        answer = client.get(stage.prefix + path, headers=stage.headers(caller))
        found[caller] = [item["id"] for item in answer.get_json()["items"]]
    assert found == {"citizen": [made], "other citizen": [], "clerk elsewhere": [], "clerk": []}
