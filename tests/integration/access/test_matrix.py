"""Another's resource: every route, tried by every kind of caller on real rows."""

import re
from typing import Any
from uuid import uuid4

import pytest

from tests.integration.access.matrix import MATRIX, Row
from tests.integration.access.stage import CALLERS, Stage

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
of_each_service = pytest.mark.parametrize(
    ("stage", "rows"), list(MATRIX.items()), ids=list(MATRIX), indirect=["stage"]
)


@of_each_service
def test_everybody_gets_the_answer_that_is_theirs(stage: Stage, rows: tuple[Row, ...]) -> None:
    """For each route and each caller the status is the one of the table."""
    found = [(row.route, row.of, tuple(ask(stage, row, caller) for caller in CALLERS)) for row in rows]
    assert found == [(row.route, row.of, row.expected) for row in rows]


@of_each_service
def test_every_route_has_a_row(stage: Stage, rows: tuple[Row, ...]) -> None:
    """Who adds a route says in the table who may use it; a row without a route is no longer needed."""
    prefix = api(stage)
    routes = {
        f"{method} {rule.rule.removeprefix(prefix)}"
        for rule in stage.app.url_map.iter_rules()
        for method in set(METHODS).intersection(rule.methods or ())
        if rule.rule.startswith(f"{prefix}/")
    }
    assert {row.route for row in rows} == routes


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
        answer = client.get(api(stage) + path, headers=stage.headers(caller))
        found[caller] = [item["id"] for item in answer.get_json()["items"]]
    assert found == {"citizen": [made], "other citizen": [], "clerk elsewhere": [], "clerk": []}


def ask(stage: Stage, row: Row, caller: str) -> int:
    """The status of the answer to a caller, on a thing made for this one call."""
    thing = {"version": "1", "n": stage.unique("{}"), **(stage.things[row.of]() if row.of else {})}
    method, _, template = row.route.partition(" ")
    path = PARAMETER.sub(lambda match: thing[match[1]], template)
    headers = stage.sessions(caller) if row.by_session else stage.headers(caller)
    sent: dict[str, Any] = {} if row.form is None else {"data": row.form}
    if row.body is not None:
        sent["json"] = filled(row.body, thing)
    answer = stage.app.test_client().open(
        api(stage) + path,
        method=method,
        query_string=filled(row.query, thing),
        headers={"Idempotency-Key": str(uuid4()), "If-Match": f'"{thing["version"]}"', **headers},
        **sent,
    )
    return answer.status_code


def filled(template: Any, thing: dict[str, str]) -> Any:
    """The template with the thing's values in it."""
    if isinstance(template, dict):
        return {name: filled(value, thing) for name, value in template.items()}
    return template.format(**thing) if isinstance(template, str) else template


def api(stage: Stage) -> str:
    """Where the service's routes begin."""
    return f"/api/{stage.runtime.service.name}/v1"
