"""A stage for each service."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.access.of_consultation import consultation_stage
from tests.integration.access.of_notification import notification_stage
from tests.integration.access.of_registry import registry_stage
from tests.integration.access.of_training import training_stage
from tests.integration.access.stage import Stage

STAGES: dict[str, Callable[[str], Stage]] = {
    "registry": registry_stage,
    "consultation": consultation_stage,
    "notification": notification_stage,
    "training": training_stage,
}


@pytest.fixture
def stage(request: pytest.FixtureRequest, make_database: Callable[..., str]) -> Iterator[Stage]:
    """The stage of the service by whose name it is parametrized."""
    stage = STAGES[request.param](make_database(request.param))
    yield stage
    stage.runtime.close()
