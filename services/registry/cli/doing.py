"""One command of the bus, from the shell."""

from typing import Any

from services.registry.bootstrap import SERVICE
from shared.operating.command import open_runtime


def do(command: object) -> Any:
    """Carry out a command in a runtime of its own, and give what it answers."""
    with open_runtime(SERVICE, "command") as runtime:
        return runtime.bus.do(command)
