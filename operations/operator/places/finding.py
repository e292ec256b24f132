"""Which of the ways in which the system can run is the one at hand."""

import os

from operations.local.folder import Folder
from operations.local.machinery import OPERATORS_URL
from operations.local.trouble import Trouble
from operations.operator.places import Place
from operations.operator.places.compose import ComposePlace
from operations.operator.places.here import HerePlace
from operations.operator.places.local import LocalPlace

CHOICES = ("local", "compose", "here")
NOWHERE = (
    "There is no running system here: start one with `make run` or `docker compose up`, or say where it is"
    " by --where or PARTENERIAT_WHERE."
)


def find(where: str) -> Place:
    """The place that was named, else the first at which something runs.

    Args:
        where: one of CHOICES; empty to look around.

    Raises:
        Trouble: there is nothing.
    """
    folder, compose = Folder(), ComposePlace()
    if where == "here" or (not where and "REGISTRY_DATABASE_URL" in os.environ):
        return HerePlace()
    if where == "compose" or (not where and not folder.is_held() and compose.is_there()):
        return compose
    if not (folder.path / "secrets" / OPERATORS_URL).exists():
        raise Trouble(NOWHERE)
    return LocalPlace(folder)
