"""The accounts of a local run: each may do what its service does, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.town import Town
from tests.system.rights import probe
from tests.system.rights.verdict import OTHER, see_that_rights_are_right


def ask(*arguments: object) -> str:
    """The probe's answer."""
    command = [sys.executable, str(Path(probe.__file__)), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("service", OTHER)
def test_a_service_has_its_own_rights_and_no_others(town: Town, service: str) -> None:
    """Its database, its queues, what it says; not another's, no new queue, no way around the exchanges."""
    amqp, database = town.folder.secret(f"amqp-url-{service}"), town.folder.secret(f"database-{service}")
    see_that_rights_are_right(ask(service, OTHER[service], amqp, database))


def test_the_outsider_reads_its_queue_and_can_do_nothing_else(town: Town) -> None:
    """It says nothing, binds nothing, reads nobody's queue."""
    see_that_rights_are_right(ask("OUTSIDER", "notification", town.folder.path / "subscriber.url"))
