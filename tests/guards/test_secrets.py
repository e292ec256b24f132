"""No secret has a default, in the code or in what is deployed."""

import dataclasses
import importlib
import re
from pathlib import Path
from typing import get_type_hints

import pytest

from shared.settings import Secret, ServiceSettings
from tests.every_service import ROOT
from tests.guards.tree import project_files, shown

SETTINGS = [
    importlib.import_module(f"services.{path.parent.name}.settings").Settings
    for path in sorted((ROOT / "services").glob("*/settings.py"))
]
FORMS = ("*.yml", "*.yaml", "*.env", "*.conf", "*.json", "*Dockerfile", "*Caddyfile")
DEPLOYED = [path for path in project_files(*FORMS, ":!tests", ":!shared/contracts") if path.stat().st_size]
# `PASSWORD: something`, `..._KEY=${X:-something}`; a reference to a file or a variable is none.
GIVEN = re.compile(
    r"(?:password|passphrase|secret|_key)[\"']?\s*[:=]\s*[\"']?(?!\$\{\w+(?::\?[^}]*)?\}|/run/secrets/|[\"'\s#{]|$)\S",
    re.IGNORECASE,
)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda cls: cls.__module__)
def test_a_secret_has_no_default(settings: type[ServiceSettings]) -> None:
    """It is given, or the process does not start; one that may be left out means a part that is off."""
    hints = get_type_hints(settings)
    for field in dataclasses.fields(settings):
        if hints[field.name] == Secret:
            assert field.default is dataclasses.MISSING, field.name
            assert field.default_factory is dataclasses.MISSING, field.name
        elif hints[field.name] == Secret | None:
            assert field.default is None, field.name


@pytest.mark.parametrize("path", DEPLOYED, ids=shown)
def test_no_secret_stands_in_what_is_deployed(path: Path) -> None:
    """Files and variables are named there, values are not."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if GIVEN.search(line)] == []
