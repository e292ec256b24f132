"""From a fact to a browser's push service that really listens: encrypted, signed, tried again, forgotten."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.notification.bootstrap import SERVICE
from services.notification.commands import (
    FinishNextAnnouncement,
    Follow,
    GiveUpNextOverdue,
    RegisterDevice,
    RemoveDevice,
)
from services.notification.jobs.ringer import Ringer
from services.notification.model import PushDevice, Topic
from services.notification.model.known import authority as known_authority
from services.notification.model.ring import Rung
from shared.service import Runtime
from shared.settings import Secret
from shared.testing.hand_clock import HandClock
from tests.certificates import Authority, make_authority
from tests.integration.notification.receiver import Receiver, receiving
from tests.unit.notification.test_bell import ANSWERED
from tests.unit.notification.test_push import AUTH, OURS, P256DH, opened
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World, settings

PUBLISH = "consultation.consultation.published"
TRIED = "select state, reason, next_at, finished_at from delivery where channel = 'push' order by id"


@dataclass
class Phone:
    """Somebody with an account and a browser that is rung."""

    world: World
    account_id: UUID
    device: PushDevice

    def ring_all(self) -> list[Rung]:
        """Ring what is due now."""
        push: Any = self.world.runtime.dependencies["push"]
        ringer, done = Ringer(self.world.runtime.bus, push, self.world.clock), []
        while rung := ringer.ring_one():
            done.append(rung)
        return done

    def answered(self) -> None:
        """One's own matter."""
        said = {**ANSWERED, "account_id": str(self.account_id)}
        self.world.hear("consultation.submission.answered", said)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Vouches for localhost."""
    return make_authority(tmp_path_factory.mktemp("tls"), "localhost")


@pytest.fixture
def service(authority: Authority) -> Iterator[Receiver]:
    """A push service."""
    with receiving(authority) as receiver:
        receiver.says(201, path="/send/secret")
        yield receiver


@pytest.fixture
def phone(make_database: Callable[..., str], authority: Authority, service: Receiver) -> Iterator[Phone]:
    """A service that may reach this machine, and Ana's browser."""
    clock = HandClock()
    open_here = settings(make_database("notification")).with_changes(
        outbound_loopback=True,
        outbound_ca_file=str(authority.ca_file),
        vapid_private_key=Secret(OURS),
    )
    runtime = Runtime(SERVICE, open_here, process="test", connections=8, clock=clock)
    world = World(runtime, clock)
    world.know(known_authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
    account_id = world.person()
    device = world.do(register(account_id, service.url("/send/secret")))
    yield Phone(world, account_id, device)
    runtime.close()


def register(account_id: UUID, endpoint: str) -> RegisterDevice:
    """A browser with the keys of the standard's example."""
    return RegisterDevice(
        account_id=account_id, endpoint=endpoint, p256dh=P256DH, auth=AUTH, words="Firefox · Linux"
    )


def follow(phone: Phone, *channels: str, cadence: str = "immediate") -> None:
    """All drafts, by these channels."""
    made = phone.world.do(Follow(account_id=phone.account_id, topic=Topic("all"), language="ro"))
    chosen = ",".join(channels)
    with phone.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(
            f"update subscription set channels = '{{{chosen}}}', cadence = '{cadence}' where id = '{made.id}'"
        )


def test_an_answer_rings_and_tells_nobody_else_what_it_is(phone: Phone, service: Receiver) -> None:
    """What arrives opens with the browser's keys alone, and leads to the notice."""
    phone.answered()
    assert [rung.outcome.state for rung in phone.ring_all()] == ["delivered"]
    (got,) = service.got
    assert b"12/2026" not in got.body
    said = json.loads(opened(got.body))
    (notice,) = phone.world.rows("select id from notice")
    assert said["path"] == f"/cont/noutati/{notice['id']}"
    assert (said["title"], said["body"]) == ("Parteneriat", "Aveți un răspuns.")
    assert got.headers["content-encoding"] == "aes128gcm"
    assert got.headers["ttl"] == str(24 * 3600)
    assert got.headers["topic"] == said["tag"]
    assert got.headers["authorization"].startswith("vapid t=")
    assert phone.world.rows("select last_success_at from push_device")[0]["last_success_at"] is not None


def test_the_mail_goes_out_whole_after_the_push(phone: Phone) -> None:
    """The fact keeps its data for the mail, however the push has ended."""
    phone.answered()
    phone.ring_all()
    assert [outcome.state for outcome in phone.world.send_all()] == ["delivered"]
    assert b"12/2026" in phone.world.postbox.sent[0][1]


def test_what_one_follows_rings_only_where_one_wants_it(phone: Phone, service: Receiver) -> None:
    """The title of the act is public; a channel that was not chosen stays silent."""
    follow(phone, "email", "page")
    phone.world.hear(PUBLISH, PUBLISHED)
    assert phone.ring_all() == []
    follow(phone, "page", "push")
    phone.world.hear(PUBLISH, {**PUBLISHED, "title": "Bugetul"})
    phone.ring_all()
    assert json.loads(opened(service.got[-1].body))["body"] == "Bugetul"


def test_a_digest_or_a_pause_rings_nothing(phone: Phone) -> None:
    """It is on the page, and that is all."""
    follow(phone, "page", "push", cadence="weekly")
    phone.world.hear(PUBLISH, PUBLISHED)
    follow(phone, "page", "push")
    with phone.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update follower set paused_until = '2100-01-01Z'")
    phone.world.hear(PUBLISH, {**PUBLISHED, "title": "Bugetul"})
    assert phone.ring_all() == []
    assert len(phone.world.rows("select from notice")) == 2


def test_nobody_is_rung_in_their_quiet_hours(phone: Phone) -> None:
    """But when they are over; what was not rung within a day of that says nothing new."""
    follow(phone, "page", "push")
    here = phone.world.clock.now().hour + 2  # Bucharest, in winter
    with phone.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(
            f"update follower set quiet_from = {here % 24}, quiet_until = {(here + 3) % 24}"
        )
    phone.world.hear(PUBLISH, PUBLISHED)
    assert phone.ring_all() == []
    phone.world.clock.advance(hours=3)
    assert [rung.outcome.state for rung in phone.ring_all()] == ["delivered"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(phone: Phone, service: Receiver, status: int) -> None:
    """What waits for it ends; the page has it all the same."""
    service.says(status, path="/send/secret")
    phone.answered()
    assert [rung.outcome.state for rung in phone.ring_all()] == ["permanent-failure"]
    assert phone.world.rows("select from push_device") == []
    assert phone.world.said("delivery.failed") == []
    assert len(phone.world.rows("select from notice")) == 1


@pytest.mark.parametrize(
    ("status", "headers", "wait"),
    [
        (429, {"Retry_After": "1800"}, timedelta(minutes=30)),
        (503, {}, timedelta(seconds=40)),
        (500, {"Retry_After": "Fri, 31 Dec 2027 23:59:59 GMT"}, timedelta(seconds=40)),
        (429, {"Retry_After": "99999999999"}, timedelta(hours=4)),
    ],
)
def test_a_push_service_that_says_later_is_asked_later(
    phone: Phone, service: Receiver, status: int, headers: dict[str, str], wait: timedelta
) -> None:
    """Not before it wants; the device stays."""
    service.says(status, b"", "/send/secret", **headers)
    phone.answered()
    assert [rung.outcome.state for rung in phone.ring_all()] == ["temporary-failure"]
    (waits,) = phone.world.rows(TRIED)
    assert waits["next_at"] - phone.world.clock.now() >= wait
    assert phone.ring_all() == []
    service.says(201, path="/send/secret")
    phone.world.clock.advance(hours=5)
    assert [rung.outcome.state for rung in phone.ring_all()] == ["delivered"]


def test_a_service_that_is_away_for_a_day_is_given_up(phone: Phone) -> None:
    """The mail's data are still there: its time is longer."""
    with phone.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update push_device set endpoint = 'https://localhost:9/x'")
    phone.answered()
    assert [rung.outcome.text for rung in phone.ring_all()] == ["connect"]
    phone.world.clock.advance(hours=25)
    assert phone.world.do(GiveUpNextOverdue())
    assert phone.world.rows("select data from fact")[0]["data"] is not None
    assert [outcome.state for outcome in phone.world.send_all()] == ["delivered"]


def test_an_address_inside_the_network_is_forgotten(phone: Phone) -> None:
    """Nothing is sent there, and never again."""
    with phone.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update push_device set endpoint = 'https://10.0.0.1/x'")
    phone.answered()
    assert [rung.outcome.text for rung in phone.ring_all()] == ["private"]
    assert phone.world.rows("select from push_device") == []


def test_a_device_that_was_turned_off_is_not_rung_any_more(phone: Phone, service: Receiver) -> None:
    """Nor does it ring for who had it before."""
    phone.answered()
    phone.world.do(RemoveDevice(phone.account_id, phone.device.id))
    assert [rung.outcome.state for rung in phone.ring_all()] == ["permanent-failure"]
    phone.world.do(register(phone.account_id, service.url("/send/secret")))
    phone.answered()
    ion = phone.world.person("ion@example.org")
    phone.world.do(register(ion, service.url("/send/secret")))
    assert [rung.outcome.state for rung in phone.ring_all()] == ["permanent-failure"]
    assert service.got == []


def test_an_announcement_does_not_wait_for_telephones(phone: Phone, service: Receiver) -> None:
    """Nor count them: the mail or the page is what was owed."""
    service.says(503, path="/send/secret")
    follow(phone, "email", "page", "push")
    phone.world.hear(PUBLISH, PUBLISHED)
    phone.ring_all()
    phone.world.send_all()
    assert phone.world.do(FinishNextAnnouncement())
    assert phone.world.said("announcement.delivered")[0]["told"] == 1


def test_with_the_account_go_its_devices(phone: Phone) -> None:
    """And what waits for them, of one's own and of what one follows."""
    follow(phone, "push")
    phone.answered()
    phone.world.hear(PUBLISH, PUBLISHED)
    phone.world.hear("registry.account.erased", {"account_id": str(phone.account_id)})
    assert phone.world.rows("select from push_device") == []
    assert [rung.outcome.state for rung in phone.ring_all()] == ["permanent-failure"]
    assert [row["finished_at"] is not None for row in phone.world.rows(TRIED)] == [True, True]
