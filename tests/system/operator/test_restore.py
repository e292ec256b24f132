"""A town that was lost comes back from its backup, and goes on."""

import os
import signal
import subprocess
from pathlib import Path

import psycopg

from operations.compose.vault import database
from operations.local.accounts import SERVICES
from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.system.operator.deeds import recommend, register, verify
from tests.system.operator.parteneriat import Parteneriat
from tests.system.operator.worlds import PAIRS, differences, rows

EPOCH = "select epoch from service_state"
HOLD = "lock table service_state in access exclusive mode"
DATABASES = "select datname from pg_database where datname like 'parteneriat%'"


def test_every_read_model_is_as_its_source(town: Town) -> None:
    """Row by row, and none of them is empty."""
    assert differences(town.folder) == {}
    for pair in PAIRS.values():
        assert rows(town.folder, pair.service, pair.read_model)


def test_no_mail_is_sent_a_second_time(town: Town) -> None:
    """All events came again; the inbox knew them."""
    assert town.mails.to(town.citizen) == []
    assert town.mails.to(town.representative) == []


def test_people_go_on(town: Town) -> None:
    """They sign in as ever, a clerk verifies an association, a recommendation is confirmed by mail."""
    register(town, "Asociația Exemplu de după")
    verified = verify(town)
    town.mails.wait(town.citizen, recommend(town, "Proiect de după"))
    town.mails.wait(town.representative, "Asociația Exemplu de după")
    heard = "select organisation_id::text from organisation"
    assert eventually(lambda: (verified,) in rows(town.folder, "consultation", heard))
    eventually(lambda: differences(town.folder) == {})


def test_killed_before_the_swap_it_has_changed_nothing(
    town: Town, parteneriat: Parteneriat, kept: Path
) -> None:
    """People go on in the same databases as if nobody had tried."""
    before = rows(town.folder, "registry", EPOCH)
    with psycopg.connect(town.folder.password("database-notification")) as held:
        held.execute(HOLD)  # so that it is not further than that when it is killed
        _restore_and_kill(parteneriat, kept, "registry is restored beside")
    assert rows(town.folder, "registry", EPOCH) == before
    assert town.person(town.citizen).session


def test_killed_after_the_swap_it_is_finished_by_the_same_command(
    town: Town, parteneriat: Parteneriat, kept: Path
) -> None:
    """What was done is done again; what was there before is dropped, or kept under other names."""
    before = rows(town.folder, "registry", EPOCH)
    _restore_and_kill(parteneriat, kept, "The databases are those of the backup")
    done = parteneriat.json("restore", str(kept), "--yes", "--keep")
    assert len(done["kept"]) == 2 * len(SERVICES)  # of the run that was killed, too
    assert max(before) < (done["epochs"]["registry"],)
    assert differences(town.folder) == {}
    assert town.person(town.citizen).session
    live = {(database(name),) for name in SERVICES}
    assert rows(town.folder, "registry", DATABASES) == live | {(name,) for name in done["kept"]}


def _restore_and_kill(parteneriat: Parteneriat, kept: Path, last_words: str) -> None:
    command = parteneriat.argv("restore", str(kept), "--yes")
    with subprocess.Popen(
        command, env=parteneriat.env(), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith(last_words):
                os.killpg(process.pid, signal.SIGKILL)
                break
    assert process.returncode == -signal.SIGKILL
