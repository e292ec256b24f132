"""An image holds every package that its service imports: no test outside a container would miss one."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.every_service import ROOT

SERVICES = sorted(path.parent.name for path in (ROOT / "services").glob("*/__main__.py"))
OURS = ("services", "shared", "operations")
BY_ITSELF = sys.stdlib_module_names | {"_typeshed"}  # the latter is for the type checker alone
DISTRIBUTIONS = packages_distributions()


def imported(path: Path) -> Iterator[str]:
    """The modules that a file names, also within its functions; names from a package count as modules too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def file_of(module: str) -> Path | None:
    """The file of a module of ours."""
    path = ROOT / module.replace(".", "/")
    return next((one for one in (path.with_suffix(".py"), path / "__init__.py") if one.is_file()), None)


def reached(service: str) -> set[str]:
    """All foreign modules that are imported by a service, or by what it has of `shared`."""
    waiting = list((ROOT / "services" / service).rglob("*.py"))
    seen, foreign = set(waiting), set()
    while waiting:
        for module in imported(waiting.pop()):
            if module.partition(".")[0] not in OURS:
                foreign.add(module.partition(".")[0])
            elif (path := file_of(module)) and path not in seen:
                seen.add(path)
                waiting.append(path)
    return {module for module in foreign if module not in BY_ITSELF}


def installed(service: str) -> set[str]:
    """What its image installs, by the names of the package index."""
    text = (ROOT / "requirements" / f"{service}.txt").read_text(encoding="utf-8")
    return {_plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", text, re.MULTILINE)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("service", SERVICES)
def test_what_is_imported_is_installed(service: str) -> None:
    """Each module comes from a package of the service's own group."""
    held = installed(service)
    missing = {
        module
        for module in reached(service)
        if not held & {_plain(name) for name in DISTRIBUTIONS.get(module, [module])}
    }
    assert missing == set()


def test_the_guard_reaches_what_is_shared() -> None:
    """Through modules of ours, not only by what a service names itself."""
    assert {"flask", "kombu", "sqlalchemy"} <= reached("consultation")
