"""Whatever is sent to the consultation API, right or wrong, is answered as its description says."""

from contextlib import suppress
from typing import Any
from uuid import UUID

import hypothesis
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from services.consultation.model.known import account
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import CLERK

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
    consultation = calls.published()
    calls.world.know(account, account_id=CLERK, name="Grefier", email="clerk@example.org")
    sent = calls.send(consultation, CLERK, article="1")
    known = {"consultation_id": consultation, "recommendation_id": sent.json["id"]}
    schema = schemathesis.openapi.from_wsgi("/api/consultation/openapi.json", calls.client.application)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)

        @hypothesis.settings(PROBING)
        @hypothesis.given(case=found.ok().as_strategy(generation_mode=mode))
        def probe(case: Any) -> None:
            _aim(case, known)
            case.call_and_validate(headers=calls.clerk(), checks=CHECKED)

        probe()


def _aim(case: Any, known: dict[str, str]) -> None:
    """Where an id was drawn that could be one, put one that is: the way goes on behind it."""
    for name, drawn in (case.path_parameters or {}).items():
        with suppress(ValueError):
            UUID(str(drawn))
            case.path_parameters[name] = known[name]
