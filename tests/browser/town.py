"""The whole system with the demonstration's town, for tests that look at it with a browser."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from operations.demo import content
from operations.demo.mails import Mails
from operations.demo.seeding import seed_by_api, seed_by_command
from operations.demo.site import Person, Refused, Site
from operations.local.folder import Folder
from operations.local.options import Options
from operations.local.ports import free_port
from operations.local.services import PORT_NAMES, command, public_url, settings
from operations.local.steps import Steps
from operations.local.system import System
from tests.certificates import Authority, make_authority
from tests.collecting import Collector, collecting

LOOK_S = 0.1
PASSWORD = "patru cuvinte fara legatura"


@dataclass(frozen=True)
class Town:
    """A running system: its APIs, its mail, its traces, and its people, who all have one password.

    Webhooks may go to this machine, where `tls` vouches for localhost.
    """

    site: Site
    mails: Mails
    folder: Folder
    collector: Collector
    tls: Authority
    authority: str = content.AUTHORITY
    clerk: str = content.CLERK[0]
    representative: str = content.REPRESENTATIVE[0]
    citizen: str = content.CITIZEN[0]
    administrator: str = content.ADMINISTRATOR[0]
    password: str = PASSWORD
    staff: dict[str, Person] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where people come in."""
        return self.site.url

    def consultations(self, **wanted: str) -> list[dict[str, Any]]:
        """What the public list says."""
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        found: list[dict[str, Any]] = self.site.call("GET", f"consultation/v1/consultations?{query}")["items"]
        return found

    def verified_association(self, name: str, register_number: str, contact_email: str) -> str:
        """One that the citizen represents, verified by the clerk; returns its id."""
        citizen, clerk = self.person(self.citizen), self.person(self.clerk)
        wanted = {
            "authority": self.authority,
            "kind": "association",
            "name": name,
            "register_number": register_number,
            "court": "Judecătoria Exemplu",
            "seat": "Strada Lungă 1",
            "contact_email": contact_email,
            "representative_role": "președintă",
        }
        asked = citizen.call("registry", "POST", "organisations", wanted)
        path = f"verifications/{asked['verification_id']}/verify"
        clerk.call("registry", "POST", path, **{"If-Match": '"1"'})
        return str(asked["id"])

    def person(self, email: str) -> Person:
        """Somebody signed in at the APIs; staff stay so, for each of their codes is good once."""
        if (known := self.staff.get(email)) and self._is_signed_in(known):
            return known
        person = Person(self.site, email, "", self.password)
        person.sign_in()
        if email in dict(content.STAFF):
            self.staff[email] = person
        return person

    def _is_signed_in(self, person: Person) -> bool:
        try:
            self.site.call("GET", "registry/v1/sessions/current", bearer=f"Session {person.session}")
        except Refused:
            return False
        return True


@contextmanager
def running_town(path: Path) -> Iterator[Town]:
    """A system of its own, on free ports, with its data in `path`; stopped after the block.

    Raises:
        Trouble: it does not come up.
    """
    with collecting() as collector, empty_town(path, collector=collector) as town:
        settle(town)
        yield town


@contextmanager
def empty_town(
    path: Path, *, amqp_url: str = "", postgres_url: str = "", collector: Collector | None = None
) -> Iterator[Town]:
    """The same before anybody has come, on servers of its own unless addresses are given.

    Processes are kept running, or at rest, as the launcher does it.

    Raises:
        Trouble: it does not come up.
    """
    folder = Folder(path)
    with ExitStack() as stack:
        stack.enter_context(folder.locked())
        folder.keep("demo-password", PASSWORD)
        folder.settle_ports(free_port(), PORT_NAMES)
        system = System(folder, Options(folder.port("gateway"), amqp_url, postgres_url), Steps())
        tls = make_authority(folder.path, "localhost")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("OUTBOUND_LOOPBACK", "true")
            patch.setenv("OUTBOUND_CA_FILE", str(tls.ca_file))
            if collector:
                patch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
                patch.setenv("OTEL_BSP_SCHEDULE_DELAY", "200")
            stack.enter_context(system.running())
        stack.enter_context(_kept(system))
        url = public_url(folder)
        town = Town(Site(url), Mails(f"{url}/posta-demo/"), folder, collector or Collector(), tls)
        with town.site.client:
            yield town


def settle(town: Town) -> None:
    """Let the demonstration's people and authorities come."""
    seed_by_command(lambda *asked: _run(town.folder, *asked), PASSWORD)
    seed_by_api(town.site, town.mails, PASSWORD)


@contextmanager
def _kept(system: System) -> Iterator[None]:
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_S):
            system.see_that_all_runs()

    keeping = threading.Thread(target=look, name="launcher")
    keeping.start()
    try:
        yield
    finally:
        over.set()
        keeping.join()


def _run(folder: Folder, service: str, arguments: list[str], given: str) -> None:
    subprocess.run(
        command(service, *arguments),
        env=settings(folder, service),
        input=given,
        check=True,
        capture_output=True,
        text=True,
    )
