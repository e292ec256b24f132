"""A backup, and what is said of one that is damaged."""

import fcntl
import json
import shutil
import stat
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from psycopg import sql

from operations.compose.vault import database
from operations.local.accounts import SERVICES
from operations.local.postgres import Postgres
from operations.local.trouble import Trouble
from operations.operator import backups
from operations.operator.places.local import LocalPlace
from shared.persistence.migrations import head
from tests.browser.town import Town
from tests.every_service import ROOT
from tests.system.operator.parteneriat import Parteneriat


def test_it_lies_in_a_folder_of_its_own_for_its_owner_alone(kept: Path) -> None:
    """Dumps hold people's words, and the secrets beside them open what is shut."""
    assert {file.name for file in kept.iterdir()} == {
        "manifest.json",
        "secrets.json",
        *(f"{name}.dump" for name in SERVICES),
    }
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept.iterdir()} == {0o600}


def test_its_manifest_says_of_which_moment_each_database_is(kept: Path) -> None:
    """Notification's is the last, so that it knows of nearly all that the others tell of."""
    manifest = json.loads((kept / "manifest.json").read_text())
    moments = [manifest["databases"][name]["moment"] for name in SERVICES]
    assert moments == sorted(moments)
    assert SERVICES[-1] == "notification"
    heads = {name: head(ROOT / "services" / name / "migrations") for name in SERVICES}
    assert {name: dump["revision"] for name, dump in manifest["databases"].items()} == heads
    assert {dump["epoch"] for dump in manifest["databases"].values()} == {1}


def test_one_that_is_whole_is_said_to_be(parteneriat: Parteneriat, kept: Path) -> None:
    """Every hash is right, and every dump can be read."""
    assert parteneriat.json("backup", "--check", str(kept))["folder"] == str(kept)


@pytest.mark.parametrize("file", ["consultation.dump", "secrets.json"])
def test_one_byte_more_is_noticed(parteneriat: Parteneriat, kept: Path, tmp_path: Path, file: str) -> None:
    """Neither a check nor a restore takes it."""
    damaged = tmp_path / kept.name
    shutil.copytree(kept, damaged)
    with (damaged / file).open("ab") as dump:
        dump.write(b"\n")
    sentence = f"The backup is damaged: {file} is not what was written."
    assert parteneriat.refuses("backup", "--check", str(damaged)) == sentence
    assert parteneriat.refuses("restore", str(damaged), "--yes") == sentence


def test_what_is_no_backup_is_not_restored(parteneriat: Parteneriat, tmp_path: Path) -> None:
    """A folder without a manifest."""
    assert parteneriat.refuses("restore", str(tmp_path), "--yes").endswith("it has no manifest.json.")


def test_a_backup_of_a_later_version_is_not_restored(
    parteneriat: Parteneriat, kept: Path, tmp_path: Path
) -> None:
    """This version would not know its tables."""
    later = tmp_path / kept.name
    shutil.copytree(kept, later)
    manifest = json.loads((later / "manifest.json").read_text())
    manifest["databases"]["registry"]["revision"] = "9999"
    (later / "manifest.json").write_text(json.dumps(manifest))
    assert "registry's tables are at 9999 there" in parteneriat.refuses("restore", str(later), "--yes")


def test_nothing_is_restored_unasked(parteneriat: Parteneriat, kept: Path) -> None:
    """Without a terminal to ask at it takes --yes."""
    assert "--yes" in parteneriat.refuses("restore", str(kept))


def test_with_a_database_away_nothing_half_done_stays(
    parteneriat: Parteneriat, postgres_server: Postgres, tmp_path: Path
) -> None:
    """One sentence, and the folder of backups is empty."""
    name = sql.Identifier(database("notification"))
    with psycopg.connect(postgres_server.admin_url, autocommit=True) as admin:
        admin.execute(sql.SQL("alter database {} allow_connections false").format(name))
        try:
            sentence = parteneriat.refuses("backup", str(tmp_path / "backups"))
        finally:
            admin.execute(sql.SQL("alter database {} allow_connections true").format(name))
    assert "parteneriat_notification" in sentence
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [".lock"]


def test_without_room_nothing_is_begun(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before the first dump, by the databases' own sizes."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
    with pytest.raises(Trouble, match="too little room"):
        backups.make(LocalPlace(town.folder), tmp_path, print)
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_one_backup_is_written_at_a_time(town: Town, tmp_path: Path) -> None:
    """What a killed one has left behind is removed by the next, so that one must be alone."""
    with (tmp_path / ".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Trouble, match="is under way"):
            backups.make(LocalPlace(town.folder), tmp_path, print)
    (tmp_path / "20260101T000000Z.half").mkdir()
    made = backups.make(LocalPlace(town.folder), tmp_path, print)
    assert {path.name for path in tmp_path.iterdir()} == {".lock", made.name}
