"""Whatever is sent to the notification API, right or wrong, is answered as its description says."""

from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from services.notification.model.secrets_of_links import StopTokens
from tests.integration.notification.calls import Calls
from tests.unit.notification.world import AUTHORITY, PUBLISHED

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


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_sent(calls: Calls, mode: GenerationMode) -> None:
    """Inputs made from the description never end in a fault of ours."""
    token = StopTokens("w" * 32).make(calls.world.subscribed("ana@example.org"))
    calls.world.hear("consultation.consultation.published", PUBLISHED)
    (delivery,) = calls.world.deliveries()
    schema = schemathesis.openapi.from_wsgi("/api/notification/openapi.json", calls.client.application)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.body and not list(operation.iter_parameters()):
            continue  # what takes nothing can be given nothing wrong

        @hypothesis.settings(PROBING)
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def probe(case: Any) -> None:
            if mode is GenerationMode.POSITIVE:
                _aim(case, token, str(delivery["id"]))
            calls.world.clock.advance(minutes=10)  # so that no limit stands in the way
            case.call_and_validate(headers=calls.clerk(), checks=CHECKED)

        probe()


def _aim(case: Any, token: str, delivery_id: str) -> None:
    """Where it makes a difference, put what exists: the way goes on behind it."""
    if case.path_parameters:
        case.path_parameters["delivery_id"] = delivery_id
    if case.query and "token" in case.query:
        case.query["token"] = token
    if case.query and "authority" in case.query:
        case.query["authority"] = AUTHORITY
