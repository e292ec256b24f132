"""Every command of every service answers tools as well as people, and says what it does."""

import importlib
from collections.abc import Iterator

import click
import pytest

from tests.every_service import services

FOR_PEOPLE = {
    "web",
    "worker",
    "contracts write",
    "contracts check",
}  # they run on, or answer developers alone


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """All that are below a group, by the words that call them."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


ALL = [
    pytest.param(name, command, id=f"{service}-{name}")
    for service in services()
    for name, command in commands(importlib.import_module(f"services.{service}.cli").cli)
]


@pytest.mark.parametrize(("name", "command"), ALL)
def test_a_command_explains_itself_and_answers_tools(name: str, command: click.Command) -> None:
    """A sentence for `--help`, and `--json` beside it."""
    assert (command.help or "").endswith(".")
    assert name in FOR_PEOPLE or "as_json" in {option.name for option in command.params}
