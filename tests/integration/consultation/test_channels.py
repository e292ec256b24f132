"""Channels by HTTP: what clerks confirm, what everybody sees, what notification says."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from services.consultation.subscriptions import SUBSCRIPTIONS
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.subscription import Message
from shared.persistence.file_contents import check_held
from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.world import AUTHORITY
from tests.unit.files.hostile import picture

DELIVERED = "ro.parteneriat.notification.announcement.delivered.v1"
SHOWN = {"channel": "premises", "on": "2026-01-13", "note": "Panoul de la intrare"}


def hear_delivered(calls: Calls, consultation: str, **changes: Any) -> None:
    """Has the service hear that a notice was delivered."""
    line = next(line for line in SUBSCRIPTIONS if line.type == DELIVERED)
    said = {"announcement_id": str(new_id()), "authority": AUTHORITY, "consultation_id": consultation}
    envelope = Envelope(
        id=new_id(),
        source="/common/notification",
        type=line.type,
        subject=new_id(),
        time=datetime(2026, 1, 13, tzinfo=UTC),
        sequence=1,
        epoch=1,
        position=1,
        data=msgspec.json.encode({**said, "told": 128, "failed": 2, **changes}),
    )
    with calls.world.runtime.units() as uow:
        line.handler([Message(envelope, line.schema.load(envelope.content()))], uow)
        uow.commit()


def states(calls: Calls, consultation: str) -> dict[str, str]:
    """Each channel's state, as everybody sees it."""
    items = calls.get(f"/consultations/{consultation}/channels").json["items"]
    return {one["channel"]: one["state"] for one in items}


def test_channels_from_publication_to_proof(calls: Calls) -> None:
    """The site at once, those who asked by evidence, the others by the clerk; proofs as they are meant."""
    consultation = calls.published()
    path = f"/consultations/{consultation}/channels"
    assert states(calls, consultation) == {
        "site": "done",
        "premises": "to-do",
        "media": "to-do",
        "asked": "waiting",
    }
    hear_delivered(calls, consultation, finished_at="2026-01-13T09:05:00Z")
    for public, channel in ((False, "premises"), (True, "media")):
        made = calls.post(path, {**SHOWN, "channel": channel, "proof_is_public": public}, calls.clerk()).json
        sent = calls.client.post(
            f"{PREFIX}{path}/{made['id']}/proofs?name=panou.png",
            data=picture("PNG"),
            headers={**calls.clerk(), "Idempotency-Key": str(new_id())},
        )
        assert sent.status_code == 201, sent.json
    while check_held(calls.world.runtime.engine, calls.world.clock.now):
        pass
    clerks = calls.get(path, calls.clerk()).json["items"]
    publics = calls.get(path).json["items"]
    assert [len(one["confirmations"][0]["proofs"]) for one in clerks[1:3]] == [1, 1]
    assert [len(one["confirmations"][0]["proofs"]) for one in publics[1:3]] == [0, 1]
    assert (publics[3]["told"], publics[3]["failed"], publics[3]["on"]) == (128, 2, "2026-01-13")
    hidden, seen = (one["confirmations"][0] for one in clerks[1:3])
    address = f"{path}/{seen['id']}/proofs/{seen['proofs'][0]['file_id']}"
    assert calls.get(address).status_code == 200
    address = f"{path}/{hidden['id']}/proofs/{hidden['proofs'][0]['file_id']}"
    assert calls.get(address).status_code == 404
    assert calls.get(address, calls.clerk()).status_code == 200
    crossed = f"{path}/{seen['id']}/proofs/{hidden['proofs'][0]['file_id']}"
    assert calls.get(crossed).status_code == 404


def test_an_early_event_did_not_say_when(calls: Calls) -> None:
    """It counts from the day of publication."""
    consultation = calls.published()
    hear_delivered(calls, consultation, told=0, failed=0)
    asked = calls.get(f"/consultations/{consultation}/channels").json["items"][3]
    assert (asked["state"], asked["on"], asked["told"]) == ("done", "2026-01-13", 0)
    assert asked["by_digest"] == 0


def test_who_hears_in_a_digest_is_counted_apart(calls: Calls) -> None:
    """They are in none of the other counts."""
    consultation = calls.published()
    hear_delivered(calls, consultation, told=3, failed=1, by_digest=17)
    asked = calls.get(f"/consultations/{consultation}/channels").json["items"][3]
    assert (asked["told"], asked["failed"], asked["by_digest"]) == (3, 1, 17)


@pytest.mark.parametrize(
    "changes",
    [
        {"channel": "site"},
        {"channel": "asked"},
        {"on": "2026-01-14"},
        {"on": "ieri"},
        {"on": None},
        {"link": "javascript:alert(1)"},
        {"note": "x" * 501},
        {"proof_is_public": "da"},
        {"strange": 1},
    ],
)
def test_a_bad_confirmation_is_refused(calls: Calls, changes: dict[str, Any]) -> None:
    """Of what proves itself, of a day to come, of the wrong form."""
    consultation = calls.published()
    refused = calls.post(f"/consultations/{consultation}/channels", {**SHOWN, **changes}, calls.clerk())
    assert refused.status_code == 422
    assert states(calls, consultation)["premises"] == "to-do"
