"""Every service has the same rooms under the same names."""

import importlib
import sys
from pathlib import Path

import pytest

from tests.every_service import ROOT, services
from tests.guards.tree import project_files, shown

ROOMS = {
    "README.md", "__init__", "__main__", "api", "app", "bootstrap", "cli", "commands", "errors", "events",
    "handlers", "jobs", "migrations", "model", "queries", "repository", "schemas", "settings",
}  # fmt: skip
WHERE_NEEDED = {"subscriptions", "ports", "views", "templates", "loops"}
EVERYWHERE = {"README.md", "__init__", "__main__", "app", "bootstrap", "cli", "errors", "settings"}
SAYS_NOTHING = {"core", "utils", "util", "helpers", "helper", "common", "misc"}
SERVICES = services()
PACKAGES = sorted(path.parent for path in (ROOT / "services").glob("*/__main__.py"))


def rooms(package: Path) -> set[str]:
    """Files and folders, without `.py`."""
    names = {path.relative_to(package).parts[0] for path in project_files(f"{package.relative_to(ROOT)}/*")}
    return {name.removesuffix(".py") for name in names}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_all_rooms_and_no_others(name: str) -> None:
    """Who knows one service finds the way in each."""
    found = rooms(ROOT / "services" / name)
    assert found >= ROOMS
    assert found <= ROOMS | WHERE_NEEDED
    assert ("subscriptions" in found) == bool(SERVICES[name].subscriptions)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_service_says_what_it_is(package: Path) -> None:
    """In its docstring, in its README, and it starts by its name."""
    assert rooms(package) >= EVERYWHERE
    docstring = importlib.import_module(f"services.{package.name}").__doc__ or ""
    assert all(f"\n{word} " in docstring for word in ("OWNS", "HEARS", "SAYS"))


def test_no_module_that_runs_is_named_like_the_standard_library_or_like_nothing() -> None:
    """`queue.py` hides the real one where a script runs beside it; `utils.py` says nothing."""
    names = [
        (part.removesuffix(".py"), path)
        for path in project_files("services/*.py", "shared/*.py", "subscriber/*.py", ":!shared/testing")
        for part in path.relative_to(ROOT).parts
    ]
    taken = (set(sys.stdlib_module_names) - {"__main__", "__init__"}) | SAYS_NOTHING
    assert sorted({shown(path) for name, path in names if name in taken}) == []
