"""Unpacking packages without root, with an `apt-get` of ours in the way."""

import os
from pathlib import Path

import pytest

from operations.local import packages
from operations.local.trouble import Trouble

APT_GET = """#!/bin/sh
echo "$@" >> "$LOG"
case "$*" in
  update*) exit "${UPDATE:-0}" ;;
  install*) printf 'Inst libnew (1.0 Debian)\\nInst libold [1.0] (1.1 Debian)\\n' ;;
  download*State::Lists*) touch caddy.deb ;;
  download*) echo "E: Unable to locate package caddy" >&2; exit 100 ;;
esac
"""
DPKG = '#!/bin/sh\nmkdir -p "$3/usr/bin" && touch "$3/usr/bin/caddy"\n'


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for parts, on a machine whose own package lists know nothing."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in {"apt-get": APT_GET, "apt-cache": "#!/bin/sh\n", "dpkg": DPKG}.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    return tmp_path / "parts"


def test_without_usable_lists_we_keep_our_own(parts: Path) -> None:
    """A package that the machine's lists do not know is looked up once more in fresh lists of ours."""
    root = packages.unpack(packages.caddy_packages, parts, "caddy")
    assert (root / "usr/bin/caddy").exists()
    calls = (parts.parent / "log").read_text().splitlines()
    assert [call.split()[0] for call in calls] == ["download", "update", "download"]


def test_what_cannot_be_fetched_leaves_nothing(parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names apt, and the next start finds no half of anything."""
    monkeypatch.setenv("UPDATE", "100")
    with pytest.raises(Trouble, match="apt-get cannot fetch"):
        packages.unpack(packages.caddy_packages, parts, "caddy")
    assert not list(parts.glob("caddy*"))
    assert not (parts / "apt").exists()


def test_a_machine_without_apt_is_told_so(parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems than Debian and Ubuntu get a sentence."""
    monkeypatch.setenv("PATH", str(parts))
    with pytest.raises(Trouble, match="has no apt-get"):
        packages.unpack(packages.caddy_packages, parts, "caddy")


def test_only_what_is_missing_counts(parts: Path) -> None:
    """A library that apt would merely upgrade is there already."""
    assert packages.Apt(parts).missing("thing") == ["libnew"]
