"""Asking a launcher to let processes rest."""

import threading
from pathlib import Path

import pytest

from operations.local.folder import Folder
from operations.local.halting import Halting
from operations.local.trouble import Trouble
from shared.testing.waiting import eventually


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder from which nothing runs."""
    return Folder(tmp_path / "kept")


def test_who_asks_waits_until_it_is_done(folder: Folder) -> None:
    """Not before the launcher has answered."""
    with folder.locked():
        asking = threading.Thread(target=Halting(folder).rest, args=[("web",)])
        asking.start()
        launcher = Halting(folder)
        assert eventually(launcher.asked) == {"web"}
        assert asking.is_alive()
        launcher.answer()
        asking.join(5)
        assert not asking.is_alive()


def test_without_a_launcher_nobody_waits(folder: Folder) -> None:
    """It is said at once."""
    with folder.locked():
        pass
    with pytest.raises(Trouble, match="make run"):
        Halting(folder).rest(["web"])
