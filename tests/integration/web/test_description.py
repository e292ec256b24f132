"""The description of an API says what its rules are, and the API keeps to it."""

from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
import schemathesis
from flask.testing import FlaskClient
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from shared.service import Runtime, Service
from shared.web.access import NoAccessRule
from shared.web.app import make_app
from shared.web.blueprint import Blueprint
from tests.integration.web.notes import SERVICE

PROBING = hypothesis.settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(hypothesis.HealthCheck),
)
load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
    ]
)
Bearer = Callable[..., dict[str, str]]


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    """The description."""
    found: dict[str, Any] = client.get("/api/notes/openapi.json").json or {}
    return found


def test_rules_are_described(described: dict[str, Any]) -> None:
    """Who may call, which headers are wanted, which problems may come."""
    assert described["openapi"] == "3.1.0"
    paths = described["paths"]
    write = paths["/api/notes/v1/notes"]["post"]
    assert write["security"] == [{"bearer": []}]
    assert {"400", "401", "409", "413", "415", "422", "201", "default"} == set(write["responses"])
    assert [each["name"] for each in write["parameters"]] == ["Idempotency-Key"]
    rename = paths["/api/notes/v1/notes/{note_id}"]["put"]
    assert rename["x-roles"] == ["clerk"]
    assert "If-Match" in [each["name"] for each in rename["parameters"]]
    assert {"403", "412", "428"} < set(rename["responses"])
    assert "429" in paths["/api/notes/v1/letters"]["post"]["responses"]
    assert paths["/api/notes/v1/notes"]["get"]["security"] == [{}, {"bearer": []}]
    problem = described["components"]["responses"]["UNAUTHORIZED"]["content"]
    assert problem["application/problem+json"]["schema"]["$ref"] == "#/components/schemas/Problem"


def test_a_view_without_a_rule_is_no_application(runtime: Runtime) -> None:
    """Forgetting to say who may call does not open a door: nothing starts."""
    blueprint = Blueprint("open", __name__)

    @blueprint.get("/open")
    def left_open() -> str:
        return "hello"

    service: Service = SERVICE
    with pytest.raises(NoAccessRule, match="left_open"):
        make_app(service, runtime, [blueprint])


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_sent(runtime: Runtime, bearer: Bearer, mode: GenerationMode) -> None:
    """Inputs made from the description, right and wrong, never end in a fault of ours."""
    app = SERVICE.create_app(runtime)
    schema = schemathesis.openapi.from_wsgi("/api/notes/openapi.json", app).exclude(path_regex="fault")
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)

        @hypothesis.settings(PROBING)
        @hypothesis.given(case=found.ok().as_strategy(generation_mode=mode))
        def probe(case: Any) -> None:
            case.call_and_validate(headers=bearer(), checks=CHECKED)

        probe()
