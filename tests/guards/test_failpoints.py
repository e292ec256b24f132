"""What makes processes die stays with the tests."""

from pathlib import Path

import pytest

from shared.testing.failpoints import SEAMS, locate
from tests.every_service import ROOT
from tests.guards.tree import project_files, shown

IGNORED = "deploy/images/Dockerfile.dockerignore"


def test_no_image_holds_them() -> None:
    """The builder is never sent the package, and nothing lets it in again."""
    lines = (ROOT / IGNORED).read_text(encoding="utf-8").split()
    assert "shared/testing" in lines
    assert not any(line.startswith("!shared/testing") for line in lines)


def test_what_is_deployed_names_none() -> None:
    """Neither the package nor a failpoint is known outside tests and benchmarks."""
    files = project_files("services", "shared", "operations", "subscriber", "deploy", ":!shared/testing")
    words = ("shared.testing", "shared/testing", "failpoint", "kill_at")
    naming = [path for path in files if any(word in path.read_text(encoding="utf-8") for word in words)]
    assert [shown(path) for path in naming] == [IGNORED]


@pytest.mark.parametrize("place", SEAMS.values())
def test_each_step_is_there(place: str) -> None:
    """A step that was renamed would otherwise be a point that is never reached."""
    owner, name = locate(place)
    assert callable(getattr(owner, name))


def test_places_are_files_of_ours() -> None:
    """Each step lies in what is deployed, not in the tests."""
    modules = {place.partition(":")[0] for place in SEAMS.values()}
    assert all((ROOT / Path(*module.split("."))).with_suffix(".py").is_file() for module in modules)
