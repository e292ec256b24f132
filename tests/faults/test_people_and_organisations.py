"""The registry's own events while what carries them dies: in the whole town, with requests of people."""

import os
import signal
from collections.abc import Iterator

import psutil
import pytest

from operations.demo.site import Person
from shared.testing.vhosts import Management
from shared.testing.waiting import eventually
from tests.browser.town import Town, empty_town, settle
from tests.system.operator.deeds import register, verify
from tests.system.operator.parteneriat import Parteneriat
from tests.system.operator.worlds import differences, rows

WORKERS = ("registry", "consultation", "notification")
ADDRESSES = "select email from account"
ACCOUNT = "select id::text from account where email = '{}'"


@pytest.fixture
def town(tmp_path_factory: pytest.TempPathFactory, management: Management) -> Iterator[Town]:
    """A town over the broker under test."""
    path = tmp_path_factory.mktemp("town") / "data"
    with management.vhost() as amqp_url, empty_town(path, amqp_url=amqp_url) as town:
        settle(town)
        verify(town)
        yield town


def test_what_the_registry_says_survives_the_death_of_every_worker(town: Town, kills: int) -> None:
    """Organisations, accounts and erasures are known everywhere, whoever was killed in the middle of them."""
    gone = []
    for number, worker in enumerate(WORKERS * min(kills, 3)):
        name = f"Asociația Exemplu {number} care a trecut prin toate"
        person = Person(town.site, f"exemplu.{number}@persoane.example.org", "Exemplu", town.password)
        person.sign_up(town.mails)
        gone.append(person.email)
        register(town, name)
        _kill(worker)
        verify(town)
        _suspend(town, name)
        _erase(town, person.email)
        town.mails.wait(town.representative, name)
    eventually(lambda: _agree(town), within=60)
    eventually(lambda: Parteneriat(town.folder.path).json("registry", "erasures") == [], within=60)
    for service in ("consultation", "notification"):
        assert {email for (email,) in rows(town.folder, service, ADDRESSES)}.isdisjoint(gone)


def _agree(town: Town) -> bool:
    assert differences(town.folder) == {}
    return True


def _kill(service: str) -> None:
    """End a worker at once; the launcher starts it again."""
    for process in psutil.Process().children(recursive=True):
        if process.cmdline()[-2:] == [f"services.{service}", "worker"]:
            os.kill(process.pid, signal.SIGKILL)
            return
    raise AssertionError(f"{service} has no worker to kill")


def _suspend(town: Town, name: str) -> None:
    clerk = town.person(town.clerk)
    asked = f"verifications?authority={town.authority}&state=verified&q={name}"
    (found,) = clerk.call("registry", "GET", asked)["items"]
    path = f"verifications/{found['id']}"
    answer = clerk.answer("registry", "GET", path)
    reason = {"reason": "Exemplu: statutul trebuie refăcut."}
    clerk.call("registry", "POST", f"{path}/suspend", reason, **{"If-Match": answer["etag"]})


def _erase(town: Town, email: str) -> None:
    ((account,),) = rows(town.folder, "registry", ACCOUNT.format(email))
    Parteneriat(town.folder.path).json("registry", "erase-account", account, "--yes")
