"""The API of devices: turned on, listed, turned off; one's own alone."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from services.notification.bootstrap import SERVICE
from shared.service import Runtime
from shared.settings import Secret
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.test_push import AUTH, OURS, P256DH
from tests.unit.notification.world import World

ENDPOINT = "https://push.example.org/send/secret"
DEVICE = {"endpoint": ENDPOINT, "keys": {"p256dh": P256DH, "auth": AUTH}}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def ringing(calls: Calls) -> Iterator[Calls]:
    """The API of an installation that offers it."""
    given = calls.world.runtime.settings.with_changes(vapid_private_key=Secret(OURS))
    calls.world.runtime.close()
    runtime = Runtime(SERVICE, given, process="test", connections=8, clock=calls.world.clock)
    yield Calls(World(runtime, calls.world.clock), SERVICE.create_app(runtime).test_client(), calls.key)
    runtime.close()


@pytest.fixture
def ana(ringing: Calls) -> UUID:
    """Somebody with an account."""
    return ringing.world.person("ana@example.org")


def turn_on(calls: Calls, account_id: UUID, endpoint: str = ENDPOINT, **changes: Any) -> Any:
    """From a browser."""
    headers = {**calls.token(account_id), "User-Agent": FIREFOX}
    return calls.post("/push/devices", {**DEVICE, "endpoint": endpoint, **changes}, headers)


def listed(calls: Calls, account_id: UUID) -> list[dict[str, Any]]:
    """One's own devices."""
    items: list[dict[str, Any]] = calls.get("/push/devices", calls.token(account_id)).json["items"]
    return items


def test_a_browser_is_turned_on_and_off(ringing: Calls, ana: UUID) -> None:
    """Its owner recognises it; its endpoint is told to nobody, only a mark of it."""
    made = turn_on(ringing, ana)
    assert made.status_code == 201
    (item,) = listed(ringing, ana)
    assert (item["id"], item["words"]) == (made.json["id"], "Firefox · Linux")
    assert ENDPOINT not in str(item)
    assert made.json["mark"] == item["mark"]
    path = f"{PREFIX}/push/devices/{item['id']}"
    assert ringing.client.delete(path, headers=ringing.token(ana)).status_code == 204
    assert listed(ringing, ana) == []


def test_the_same_browser_twice_is_one_device(ringing: Calls, ana: UUID) -> None:
    """And another person's as soon as they turn it on in it."""
    assert turn_on(ringing, ana).json["id"] == turn_on(ringing, ana).json["id"]
    ion = ringing.world.person("ion@example.org")
    turn_on(ringing, ion)
    assert (len(listed(ringing, ana)), len(listed(ringing, ion))) == (0, 1)


def test_ten_are_enough(ringing: Calls, ana: UUID) -> None:
    """An eleventh is refused with what to do; one that is known is not an eleventh."""
    codes = [turn_on(ringing, ana, f"{ENDPOINT}/{number}").status_code for number in range(11)]
    assert codes == [201] * 10 + [409]
    assert turn_on(ringing, ana, f"{ENDPOINT}/3").status_code == 201


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"endpoint": "http://push.example.org/x"}, "/endpoint"),
        ({"endpoint": "https://push.example.org:22/x"}, "/endpoint"),
        ({"endpoint": "https://user@push.example.org/x"}, "/endpoint"),
        ({"endpoint": "javascript:alert(1)"}, "/endpoint"),
        ({"endpoint": f"https://push.example.org/{'x' * 3000}"}, "/endpoint"),
        ({"endpoint": 5}, "/endpoint"),
        ({"keys": {"p256dh": "BAAA", "auth": AUTH}}, "/keys"),
        ({"keys": {"p256dh": P256DH, "auth": "x y"}}, "/keys/auth"),
        ({"keys": {"auth": AUTH}}, "/keys/p256dh"),
        ({"keys": None}, "/keys"),
        ({"expirationTime": None}, "/expirationTime"),
    ],
)
def test_what_is_wrong_is_said(ringing: Calls, ana: UUID, changes: dict[str, Any], pointer: str) -> None:
    """At the field that it is wrong with."""
    answer = turn_on(ringing, ana, **changes)
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json["errors"]]
    assert listed(ringing, ana) == []


def test_anothers_device_is_not_there(ringing: Calls, ana: UUID) -> None:
    """Nobody turns off what is not theirs."""
    device_id = turn_on(ringing, ana).json["id"]
    other = ringing.token(ringing.world.person("ion@example.org"))
    assert ringing.client.delete(f"{PREFIX}/push/devices/{device_id}", headers=other).status_code == 404
    assert len(listed(ringing, ana)) == 1


def test_an_installation_without_a_key_offers_nothing(calls: Calls) -> None:
    """It says so before anybody tries, and after."""
    assert calls.get("/push/key").json == {"key": None}
    answer = turn_on(calls, calls.world.person("ana@example.org"))
    assert (answer.status_code, answer.json["code"]) == (409, "push-not-offered")


def test_the_key_is_for_everybody(ringing: Calls) -> None:
    """A point, as browsers want it."""
    assert len(ringing.get("/push/key").json["key"]) == 87
