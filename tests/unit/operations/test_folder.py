"""The folder of a local run."""

import socket
import stat
from pathlib import Path

import pytest

from operations.local.folder import Folder
from operations.local.ports import LOOPBACK
from operations.local.trouble import Trouble


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder that exists."""
    folder = Folder(tmp_path / "kept")
    with folder.locked():
        pass
    return folder


def test_a_second_launcher_is_told_so(folder: Folder) -> None:
    """Who comes second gets a sentence that says where it runs already."""
    with folder.locked(), pytest.raises(Trouble, match="already runs"), Folder(folder.path).locked():
        pass


def test_secrets_are_made_up_once_and_for_the_owner_alone(folder: Folder) -> None:
    """A secret stays the same over starts and nobody else may read it."""
    first = folder.password("web")
    assert first == Folder(folder.path).password("web")
    assert len(first) >= 32
    assert stat.S_IMODE(folder.secret("web").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_ports_stay_unless_somebody_took_them(folder: Folder) -> None:
    """The next start has the same ports, but for one that is taken by then."""
    folder.settle_ports(8080, ("one", "other"))
    one, other = folder.port("one"), folder.port("other")
    with socket.create_server((LOOPBACK, other)):
        folder.settle_ports(8080, ("one", "other"))
    assert folder.port("one") == one
    assert folder.port("other") != other
    assert folder.port("gateway") == 8080


def test_forgetting_waits_for_nobody(folder: Folder) -> None:
    """What runs is not taken away; what does not is gone."""
    with folder.locked(), pytest.raises(Trouble):
        Folder(folder.path).forget()
    folder.forget()
    assert not folder.path.exists()


def test_beginning_anew_keeps_the_lock(folder: Folder) -> None:
    """An interrupted first start is forgotten while its folder stays ours."""
    old = folder.password("web")
    with folder.locked():
        folder.begin_anew()
        with pytest.raises(Trouble), Folder(folder.path).locked():
            pass
    assert folder.password("web") != old
