"""The stages of `tests/integration/access`, one a service for all tests of a module."""

from collections.abc import Callable, Iterator
from typing import get_args

import pytest

from services.registry.model.account import Role
from shared.testing.databases import Databases
from tests.contract.http.described import ROOT
from tests.integration.access.conftest import STAGES
from tests.integration.access.stage import HERE, ROLES_OF, Stage

StageOf = Callable[[str], Stage]


@pytest.fixture(scope="module")
def stage_of(databases: Databases) -> Iterator[StageOf]:
    """`stage_of("registry")` → that service, running over a database of the module's own.

    Its clerk has every role, so that what stands behind a role is reached too.
    """
    made: dict[str, Stage] = {}

    def find(name: str) -> Stage:
        if name not in made:
            made[name] = STAGES[name](databases.fresh(ROOT / "services" / name / "migrations"))
        return made[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ROLES_OF, "clerk", {HERE: sorted(get_args(Role))})
        yield find
    for stage in made.values():
        stage.runtime.close()
    databases.drop_copies()
