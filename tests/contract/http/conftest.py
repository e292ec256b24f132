"""The stages of `tests/integration/access`, one a service for all tests of a module."""

from collections.abc import Callable, Iterator

import pytest

from shared.testing.databases import Databases
from tests.contract.http.described import ROOT
from tests.integration.access.conftest import STAGES
from tests.integration.access.stage import Stage

StageOf = Callable[[str], Stage]


@pytest.fixture(scope="module")
def stage_of(databases: Databases) -> Iterator[StageOf]:
    """`stage_of("registry")` → that service, running over a database of the module's own."""
    made: dict[str, Stage] = {}

    def find(name: str) -> Stage:
        if name not in made:
            made[name] = STAGES[name](databases.fresh(ROOT / "services" / name / "migrations"))
        return made[name]

    yield find
    for stage in made.values():
        stage.runtime.close()
    databases.drop_copies()
