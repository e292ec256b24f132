"""Recommendations that are being written: private, kept anew, sent once, gone after a while."""

from typing import Any
from uuid import uuid4

import pytest

from services.consultation.commands.retention import ForgetOld
from tests.integration.consultation.calls import WORDS, Calls

DRAFTS = "/recommendation-drafts"


def begin(calls: Calls, consultation: str, who: dict[str, str], **written: Any) -> Any:
    """Keep something for the first time."""
    return calls.post(f"/consultations/{consultation}/recommendation-drafts", written, who)


def test_written_left_and_gone_on_with(calls: Calls) -> None:
    """Unfinished as it may be; another day the person finds it as it was."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    made = begin(calls, consultation, ana, articles=["2", "1", "2"], text="Loc")
    assert (made.status_code, made.json["version"]) == (201, 1)
    draft = f"{DRAFTS}/{made.json['id']}"
    more = {"articles": ["1"], "text": "Locurile", "proposed_wording": "(2) Altfel.", "name_shown": "none"}
    assert calls.put(draft, more, ana, version=1).json["version"] == 2
    [found] = calls.get(DRAFTS, ana).json["items"]
    assert found == calls.get(draft, ana).json
    assert {name: found[name] for name in more} == more
    assert (found["whole"], found["on_behalf_of"], found["files"]) == (False, None, [])
    assert (found["can_send"], found["kept_until"]) == (True, "2026-02-22T22:00:00+00:00")
    assert calls.client.delete(f"/api/consultation/v1{draft}", headers=ana).status_code == 204
    assert calls.get(DRAFTS, ana).json["items"] == []


def test_two_windows(calls: Calls) -> None:
    """The second is told that the first was quicker, and keeps nothing."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    draft = f"{DRAFTS}/{begin(calls, consultation, ana, text='una').json['id']}"
    assert calls.put(draft, {"text": "alta"}, ana, version=1).status_code == 200
    late = calls.put(draft, {"text": "a treia"}, ana, version=1)
    assert (late.status_code, late.json["code"]) == (412, "stale")
    assert calls.get(draft, ana).json["text"] == "alta"


def test_for_nobody_else(calls: Calls) -> None:
    """Another account is told that there is none, whatever it tries; so is the clerk."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    draft = f"{DRAFTS}/{begin(calls, consultation, ana, text='a mea').json['id']}"
    for other in (calls.token(calls.world.person("Ion Exemplu")), calls.clerk()):
        assert calls.get(draft, other).status_code == 404
        assert calls.put(draft, {"text": "x"}, other, version=1).status_code == 404
        assert calls.client.delete(f"/api/consultation/v1{draft}", headers=other).status_code == 404
        assert calls.get(DRAFTS, other).json["items"] == []
        sent = calls.post(
            f"/consultations/{consultation}/recommendations", {**WORDS, "draft": draft[-36:]}, other
        )
        assert sent.status_code in (409, 503)
    assert calls.get(draft, ana).json["text"] == "a mea"


def test_sent_once_and_gone(calls: Calls) -> None:
    """From a second window it is refused, for that would be a second entry."""
    consultation, ana = calls.published(), calls.world.person()
    draft = begin(calls, consultation, calls.token(ana), text="Locurile").json["id"]
    sent = calls.send(consultation, ana, draft=draft)
    assert sent.status_code == 201, sent.json
    assert calls.get(f"{DRAFTS}/{draft}", calls.token(ana)).status_code == 404
    again = calls.send(consultation, ana, draft=draft)
    assert (again.status_code, again.json["code"]) == (409, "draft-gone")
    assert len(calls.get(f"/consultations/{consultation}/recommendations").json["items"]) == 1


def test_of_another_act_it_is_not_sent(calls: Calls) -> None:
    """What was written on one act does not go with words on another."""
    first, second, ana = calls.published(), calls.published(), calls.world.person()
    draft = begin(calls, first, calls.token(ana), text="Locurile").json["id"]
    assert calls.send(second, ana, draft=draft).json["code"] == "draft-gone"
    assert calls.get(f"{DRAFTS}/{draft}", calls.token(ana)).status_code == 200


def test_kept_for_thirty_days_after_the_term(calls: Calls) -> None:
    """Words are not lost when the term ends; a month later they are."""
    consultation, ana = calls.published(), calls.world.person()
    draft = f"{DRAFTS}/{begin(calls, consultation, calls.token(ana), text='târziu').json['id']}"
    calls.world.clock.advance(days=11)
    found = calls.get(draft, calls.token(ana)).json
    assert found["can_send"] is False
    assert calls.put(draft, {"text": "și mai târziu"}, calls.token(ana), version=1).status_code == 200
    assert begin(calls, consultation, calls.token(ana), text="alta").json["code"] == "term-over"
    calls.world.clock.advance(days=29)
    calls.world.do(ForgetOld())
    assert calls.get(draft, calls.token(ana)).status_code == 200
    calls.world.clock.advance(days=1)
    calls.world.do(ForgetOld())
    assert calls.get(draft, calls.token(ana)).status_code == 404


def test_twenty_at_most(calls: Calls) -> None:
    """Whoever has so many has forgotten some."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    codes = [begin(calls, consultation, ana, text=str(n)).status_code for n in range(21)]
    assert codes == [201] * 20 + [409]


def test_who_is_not_known_yet_is_asked_to_wait(calls: Calls) -> None:
    """An account whose event is on its way; what is erased meanwhile keeps nothing."""
    stranger = calls.token(uuid4())
    assert begin(calls, calls.published(), stranger, text="x").json["code"] == "account-not-known-yet"


@pytest.mark.parametrize(
    "written",
    [
        {"text": "x" * 10_001},
        {"text": None},
        {"text": 7},
        {"articles": ["x" * 40]},
        {"articles": "2"},
        {"articles": [str(n) for n in range(1, 30)]},
        {"whole": "da"},
        {"name_shown": "altfel"},
        {"on_behalf_of": "eu"},
        {"proposed_wording": "\x07"},
        {"account_id": "x"},
    ],
)
def test_bad_drafts_are_refused(calls: Calls, written: dict[str, Any]) -> None:
    """In words, and none is kept."""
    ana = calls.token(calls.world.person())
    assert begin(calls, calls.published(), ana, **written).status_code == 422
    assert calls.get(DRAFTS, ana).json["items"] == []
