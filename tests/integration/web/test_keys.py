"""Keys come by message, are read seldom, and leave."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from joserfc.jwk import OKPKey
from sqlalchemy import event

from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.subscription import Message
from shared.security.keys import CACHE_S, REREAD_S, KeyStore, UnknownKey
from shared.security.subscriptions import signing_key_subscriptions
from shared.service import Runtime

Hear = Callable[..., None]


class Seconds:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.passed = 0.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def hear(runtime: Runtime) -> Hear:
    """Lets the service hear of a key: `hear("published", kid, sequence)`."""
    lines = {line.type.split(".")[-2]: line for line in signing_key_subscriptions("notes")}

    def deliver(what: str, kid: str, sequence: int) -> None:
        line = lines[what]
        said: dict[str, Any] = {"kid": kid, "more": "ignored"}
        if what == "published":
            jwk = OKPKey.generate_key("Ed25519", {"kid": kid}).as_dict(private=False)
            said |= {"jwk": jwk, "not_before": runtime.clock.now().isoformat()}
        envelope = Envelope(
            id=new_id(),
            source="/common/registry",
            type=line.type,
            subject=new_id(),
            time=runtime.clock.now() - timedelta(seconds=1),
            sequence=sequence,
            epoch=1,
            position=1,
        )
        with runtime.units() as uow:
            line.handler([Message(envelope, line.schema.load(said))], uow)
            uow.commit()

    return deliver


def test_from_publishing_to_retiring(runtime: Runtime, hear: Hear) -> None:
    """A key is trusted from when it is heard of until its retirement is."""
    seconds = Seconds()
    keys = KeyStore(runtime.engine, runtime.clock, seconds)
    assert keys.is_empty()
    hear("published", "a", 1)
    seconds.passed += REREAD_S
    assert keys.find("a").kid == "a"
    hear("retired", "a", 2)
    assert keys.find("a").kid == "a"
    seconds.passed += CACHE_S
    with pytest.raises(UnknownKey):
        keys.find("a")
    assert keys.is_empty()


def test_a_retirement_that_comes_first(runtime: Runtime, hear: Hear) -> None:
    """Messages may overtake each other; a key that was retired never comes back."""
    hear("retired", "a", 2)
    hear("published", "a", 1)
    with pytest.raises(UnknownKey):
        KeyStore(runtime.engine, runtime.clock).find("a")


def test_made_up_names_cost_nothing(runtime: Runtime) -> None:
    """However many unknown names come, the table is read once in a while."""
    keys, reads = KeyStore(runtime.engine, runtime.clock, Seconds()), []
    event.listen(runtime.engine, "before_cursor_execute", lambda *parts: reads.append(parts[2]))
    for number in range(50):
        with pytest.raises(UnknownKey):
            keys.find(f"made-up-{number}")
    assert len([read for read in reads if "signing_key" in read]) == 1
