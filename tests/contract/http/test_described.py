"""Whatever is sent to an API, right or wrong, is answered as its description says, never with a fault."""

from contextlib import suppress
from itertools import cycle
from typing import Any
from uuid import UUID

import hypothesis
import pytest
from schemathesis import Case, GenerationMode
from schemathesis.core.parameters import ParameterLocation

from tests.contract.http.conftest import StageOf
from tests.contract.http.described import CHECKED, each_operation_of
from tests.integration.access.stage import Stage

PROBING = hypothesis.settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(hypothesis.HealthCheck),
)


class Probe:
    """Sends cases to a service, in the name of the clerk.

    Args:
        stage: with the service.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._things = cycle([make() for make in stage.things.values()])

    def send(self, case: Case[Any]) -> None:
        """Send a case and look at the answer.

        Raises:
            FailureGroup: it is not as the description says.
        """
        self._stage.forget_limits()
        self._aim(case, next(self._things))
        case.call_and_validate(app=self._stage.app, headers=self._headers(case), checks=CHECKED)

    def _headers(self, case: Case[Any]) -> dict[str, str]:
        wants = case.operation.definition.raw["security"]
        return (self._stage.sessions if {"session": []} in wants else self._stage.headers)("clerk")

    def _aim(self, case: Case[Any], thing: dict[str, str]) -> None:
        """Where something was drawn that could be the thing's, put what is: the way goes on behind it."""
        for name, drawn in case.path_parameters.items():
            with suppress(ValueError):
                case.path_parameters[name] = thing.get(name, drawn) if UUID(str(drawn)) else drawn
        if "If-Match" in case.headers and self._is_right(case, ParameterLocation.HEADER):
            case.headers["If-Match"] = f'"{thing.get("version", "1")}"'
        for place, part in ((ParameterLocation.QUERY, case.query), (ParameterLocation.BODY, case.body)):
            if isinstance(part, dict) and self._is_right(case, place):
                part.update({name: thing[name] for name in part if name in thing})

    def _is_right(self, case: Case[Any], place: ParameterLocation) -> bool:
        part = case.meta.components.get(place) if case.meta else None
        return part is not None and part.mode is GenerationMode.POSITIVE


@pytest.fixture
def probe(request: pytest.FixtureRequest, stage_of: StageOf) -> Probe:
    """For the service by which the test is named."""
    return Probe(stage_of(request.node.originalname.removeprefix("test_")))


@each_operation_of("registry")
@PROBING
def test_registry(case: Case[Any], probe: Probe) -> None:
    """The registry keeps to its description."""
    probe.send(case)


@each_operation_of("consultation")
@PROBING
def test_consultation(case: Case[Any], probe: Probe) -> None:
    """The consultation service keeps to its description."""
    probe.send(case)


@each_operation_of("notification")
@PROBING
def test_notification(case: Case[Any], probe: Probe) -> None:
    """The notification service keeps to its description."""
    probe.send(case)


@each_operation_of("training")
@PROBING
def test_training(case: Case[Any], probe: Probe) -> None:
    """The training service keeps to its description."""
    probe.send(case)
