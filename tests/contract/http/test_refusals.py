"""Bad input and bad tokens, tried on every route: a problem document with the right status, never a 500."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from joserfc.jwk import OKPKey
from werkzeug.test import TestResponse

from shared.security.tokens import sign
from shared.web.access import rule_of
from shared.web.marks import body_location, marks_of
from tests.contract.http.conftest import StageOf
from tests.contract.http.described import SCHEMAS
from tests.integration.access.matrix import REGISTRY
from tests.integration.access.stage import HERE, METHODS, Stage

PATH_VALUES = {"UUIDConverter": "01990000-0000-7000-8000-0000000000aa", "IntegerConverter": "1"}
MEMBERS = {"type", "title", "status", "detail", "instance", "code", "correlation_id"}
NOT_JSON = [b"", b"{", b"\xff", b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 50_000, b'{"a": "\\ud800"}']
NOT_AN_OBJECT = [b"[]", b'"text"', b"7", b"null", b"true", b'{"nobody-knows-this": 1}']
MEBIBYTE = 1024 * 1024
in_each_service = pytest.mark.parametrize("service", list(SCHEMAS))


class Route:
    """A route with an address that leads to it, though to nothing that is there."""

    def __init__(self, stage: Stage, rule: Any, method: str) -> None:
        values = {
            name: PATH_VALUES.get(type(converter).__name__, HERE)
            for name, converter in rule._converters.items()
        }
        self.rule = rule.rule.removeprefix(stage.prefix)
        self.stage, self.method, self.path = stage, method, rule.build(values)[1]
        view = stage.app.view_functions[rule.endpoint]
        self.access, self.roles, self.body = rule_of(view).kind, rule_of(view).roles, body_location(view)
        self.takes_file = "largest_body" in marks_of(view)

    def ask(self, caller: str = "clerk", content_type: str = "application/json", **sent: Any) -> TestResponse:
        """The answer to a caller who otherwise has all that the route wants, and asks for the first time."""
        self.stage.forget_limits()
        by_session = self.access == "session"
        usual = self.stage.sessions(caller) if by_session else self.stage.headers(caller)
        if caller == "clerk" and self.roles:
            usual = {"Authorization": f"Bearer {self.stage.token(caller, roles={HERE: list(self.roles)})}"}
        headers = {"If-Match": '"1"', "Idempotency-Key": "k" * 12, **usual, **sent.pop("headers", {})}
        client = self.stage.app.test_client()
        return client.open(self.path, method=self.method, headers=headers, content_type=content_type, **sent)


def routes(stage: Stage) -> Iterator[Route]:
    """All of a service's."""
    for rule in stage.app.url_map.iter_rules():
        for method in METHODS:
            if method in (rule.methods or ()) and rule.rule.startswith(stage.prefix):
                yield Route(stage, rule, method)


def check_problem(answer: TestResponse, *statuses: int) -> None:
    """See that the answer is a whole problem document of one of the statuses."""
    problem = answer.get_json()
    assert answer.content_type == "application/problem+json", answer.request.path
    assert (answer.status_code in statuses, problem["status"]) == (True, answer.status_code), problem
    assert set(problem) - {"errors"} == MEMBERS
    assert problem["type"].endswith(f"/problems/{problem['code']}")
    assert problem["instance"] == answer.request.path
    assert problem["correlation_id"] == answer.headers["X-Correlation-Id"]
    assert "no-store" in answer.headers["Cache-Control"]


@in_each_service
def test_a_token_that_does_not_hold(stage_of: StageOf, service: str) -> None:
    """Missing, stale, garbled, for another service or by another's key: 401, also where all may call."""
    stage = stage_of(service)
    stranger = OKPKey.generate_key("Ed25519", {"kid": "tests"})
    good = stage.token("clerk")
    tokens = [
        "",
        "nonsense",
        good[:-4],
        good.rpartition(".")[0] + ".",
        stage.token("clerk", exp=1),
        stage.token("clerk", aud="another"),
        stage.token("clerk", iss="https://elsewhere.example.org"),
        sign({"sub": str(stage.accounts["clerk"])}, stranger),
    ]
    for route in routes(stage):
        for token in tokens if route.access != "session" else ():
            check_problem(route.ask(headers={"Authorization": f"Bearer {token}"}), 401)
        if route.access != "public":
            answer = route.ask("stranger")
            check_problem(answer, 401)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_session_that_never_was(stage_of: StageOf) -> None:
    """It opens nothing; to end it is no fault, for it is over."""
    session = {"Authorization": "Session nonsense"}
    bodies = {row.route: row.body for row in REGISTRY if row.by_session}
    for route in routes(stage_of("registry")):
        if route.access == "session" and (route.method, route.rule) != ("DELETE", "/sessions/current"):
            body = bodies[f"{route.method} {route.rule}"]
            check_problem(route.ask(headers=session, json={} if body is None else body), 401)
        elif route.access == "session":
            assert route.ask(headers=session).status_code == 204


@in_each_service
def test_a_body_that_is_not_what_is_wanted(stage_of: StageOf, service: str) -> None:
    """What is not JSON is 400; JSON that is no object, or has a field that nobody knows, 422."""
    for route in routes(stage_of(service)):
        if route.body == "json":
            for body in NOT_JSON:
                check_problem(route.ask(data=body), 400)
            for body in NOT_AN_OBJECT:
                check_problem(route.ask(data=body), 422)


@in_each_service
def test_a_body_of_another_kind(stage_of: StageOf, service: str) -> None:
    """A body that is not declared as what the route takes is 415, whatever it holds."""
    for route in routes(stage_of(service)):
        if route.body:
            for kind in ("text/plain", "application/xml", "application/json+other", "nonsense"):
                check_problem(route.ask(content_type=kind, data=b"{}", query_string="token=x"), 415)


@in_each_service
def test_a_body_that_is_too_big(stage_of: StageOf, service: str) -> None:
    """More than a mebibyte, or a file may have, is 413, whether its length was announced or not."""
    body = b'{"text": "' + b"x" * MEBIBYTE + b'"}'
    for route in routes(stage_of(service)):
        if route.takes_file:
            check_problem(route.ask("stranger", data=body * 26), 413)
            continue
        check_problem(route.ask("stranger", data=body), 413)
        if route.body == "json":
            endless = {"wsgi.input_terminated": True}
            check_problem(route.ask(input_stream=io.BytesIO(body), environ_overrides=endless), 413)


@in_each_service
def test_a_method_that_is_not_there(stage_of: StageOf, service: str) -> None:
    """405 names those that are; an address that is not there is 404 by any method."""
    stage = stage_of(service)
    for route in routes(stage):
        answer = stage.app.test_client().open(route.path, method="BREW")
        check_problem(answer, 405)
        assert route.method in answer.headers["Allow"]
    for method in METHODS:
        check_problem(stage.app.test_client().open(f"{stage.prefix}/nothing/here", method=method), 404)
