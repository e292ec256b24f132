"""Programs before every route: with the scope and without, of the authority, of another, and of all."""

from dataclasses import replace
from typing import Any

import pytest

from shared.web.access import rule_of
from shared.web.marks import marks_of
from tests.integration.access.asking import ask
from tests.integration.access.row import Row
from tests.integration.access.stage import CLIENTS, Stage
from tests.integration.access.test_matrix import of_each_service

REFUSED = "client without scope"


@of_each_service
def test_a_program_gets_what_its_scopes_say(stage: Stage, rows: tuple[Row, ...]) -> None:
    """Where a view names no scope it is a stranger if all may ask, and is refused otherwise."""
    views = _views(stage)
    expected = [_expected(row, views[row.route]) for row in rows]
    assert [_found(stage, row) for row in rows] == expected


@pytest.mark.parametrize("stage", ["registry"], indirect=True)
def test_a_refusal_names_the_scope(stage: Stage) -> None:
    """By problem, and in the header of RFC 6750, so that a program's author knows what to ask for."""
    client = stage.app.test_client()
    asked = f"{stage.prefix}/audit?authority=oras-exemplu"
    for caller in (REFUSED, "client elsewhere"):
        answer = client.get(asked, headers=stage.headers(caller))
        problem = answer.get_json()
        assert (answer.status_code, problem["code"]) == (403, "scope-missing")
        assert "audit:read" in problem["detail"]
        wanted = 'Bearer realm="parteneriat", error="insufficient_scope", scope="audit:read"'
        assert answer.headers["WWW-Authenticate"] == wanted
    answer = client.get(f"{stage.prefix}/organisations/mine", headers=stage.headers("client"))
    assert (answer.status_code, answer.get_json()["code"]) == (403, "not-for-clients")


def _views(stage: Stage) -> dict[str, Any]:
    return {
        f"{method} {rule.rule.removeprefix(stage.prefix)}": stage.app.view_functions[rule.endpoint]
        for rule in stage.app.url_map.iter_rules()
        for method in rule.methods or ()
    }


def _expected(row: Row, view: Any) -> tuple[Row, dict[str, int]]:
    kind, scope = rule_of(view).kind, marks_of(view).get("scope")
    stranger, clerk = row.expected[0], row.expected[-1]
    if kind == "session":
        return row, dict.fromkeys(CLIENTS, 401)
    # Where the scope matters, who is known is not asked to say who they are.
    outside = 403 if kind != "public" or (scope and stranger == 401) else stranger
    # It gets as far as the authority's clerk, or further, where a clerk may not.
    reached = 200 if clerk == 403 else clerk
    inside = reached if scope else outside
    answers = {"client": inside, REFUSED: outside, "client elsewhere": outside, "client everywhere": inside}
    if row.of == "letter":  # no authority's, so there is nothing to be seen
        answers = {**dict.fromkeys(CLIENTS, 404), REFUSED: 403}
    return row, answers


def _found(stage: Stage, row: Row) -> tuple[Row, dict[str, int]]:
    found = {}
    for caller in CLIENTS:
        stage.forget_limits()
        found[caller] = ask(stage, replace(row, by_session=False), caller).status_code
    return row, found
