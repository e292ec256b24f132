"""How procedures end: finalised with every answer given, then adopted, rejected or withdrawn."""

from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text

from services.consultation.commands.consultations import CloseNextDue
from tests.integration.consultation.calls import Calls
from tests.integration.consultation.test_versions import published as new_text

ADOPTED = {"kind": "adopted", "on": "2026-02-26", "number": "12/2026"}
REJECTED = {"kind": "rejected", "on": "2026-02-26", "reason": "Nu s-a întrunit majoritatea."}
WITHDRAWN = {"kind": "withdrawn", "on": "2026-01-14", "reason": "Se pregătește un regulament nou."}


def act(calls: Calls, consultation: str, deed: str, body: Any = None, **more: Any) -> tuple[int, Any]:
    """Do something with the newest state of a consultation; status, and the code or the answer."""
    path = f"/consultations/{consultation}"
    version = calls.get(path, calls.clerk()).json["version"]
    answer = calls.post(f"{path}/{deed}", body, calls.clerk(), **{"version": version, **more})
    return answer.status_code, answer.json.get("code", answer.json)


def closed(calls: Calls, *, said: int = 0) -> tuple[str, list[str]]:
    """A consultation whose term is over, and the recommendations on it."""
    consultation, ana = calls.published(), calls.world.person()
    sent = [calls.send(consultation, ana).json["id"] for _ in range(said)]
    calls.world.clock.advance(days=14)
    assert calls.world.do(CloseNextDue())
    return consultation, sent


def answer(calls: Calls, recommendation: str) -> None:
    """Answer a recommendation."""
    path = f"/recommendations/{recommendation}/answer"
    body = {"verdict": "partly", "reason": "Se preia pentru centru."}
    assert calls.post(path, body, calls.clerk(), version=1).status_code == 200


def finalised(calls: Calls) -> str:
    """A consultation that was finalised, on the day on which it may be decided."""
    consultation, _ = closed(calls)
    calls.world.clock.advance(days=30)
    assert act(calls, consultation, "finalise")[0] == 200
    return consultation


def test_nothing_is_final_while_a_recommendation_waits(calls: Calls) -> None:
    """The refusal says how many; with the last answer it goes through, and everybody reads it."""
    consultation, sent = closed(calls, said=2)
    answer(calls, sent[0])
    path = f"/consultations/{consultation}"
    version = calls.get(path).json["version"]
    refused = calls.post(f"{path}/finalise", headers=calls.clerk(), version=version).json
    assert refused["code"] == "recommendations-waiting"
    assert "fără răspuns motivat: 1 (art. 12" in refused["detail"]
    assert calls.get(f"{path}/waiting", calls.clerk()).json == {"waiting": 1}
    answer(calls, sent[1])
    assert act(calls, consultation, "finalise")[0] == 200
    shown = calls.get(path).json
    assert (shown["final_version"], shown["outcome"]) == (1, None)
    assert "finalised" in [step["step"] for step in shown["timeline"]]
    [said] = calls.world.said("consultation.finalised")
    assert (said["version"], said["recommendations"]) == (1, 2)
    assert act(calls, consultation, "finalise") == (409, "already-finalised")


def test_nothing_is_final_while_recommendations_are_received(calls: Calls) -> None:
    """Nor while a text is being written, which nobody could read."""
    consultation = calls.published()
    assert act(calls, consultation, "finalise") == (409, "not-closed-yet")
    calls.world.clock.advance(days=14)
    calls.world.do(CloseNextDue())
    calls.post(f"/consultations/{consultation}/versions", headers=calls.clerk())
    assert act(calls, consultation, "finalise") == (409, "version-begun")


def test_what_is_on_its_way_is_waited_for(calls: Calls) -> None:
    """A recommendation whose transaction has begun is counted; finalising does not overtake it."""
    consultation, _ = closed(calls)
    results: list[tuple[int, Any]] = []
    with calls.world.runtime.engine.begin() as connection:
        # What entering does first: it holds the consultation so that the procedure cannot end meanwhile.
        connection.execute(
            text("select id from consultation where id = :id for key share"), {"id": consultation}
        )
        thread = Thread(target=lambda: results.append(act(calls, consultation, "finalise")))
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join()
    assert [status for status, _ in results] == [200]


def test_adopted(calls: Calls) -> None:
    """With its number, its day and the text; a list finds it, its timeline says so, followers hear of it."""
    consultation, _ = closed(calls)
    new_text(calls, consultation)
    calls.world.clock.advance(days=30)
    assert act(calls, consultation, "finalise")[0] == 200
    body = {**ADOPTED, "url": "https://example.org/hcl-12", "votes_for": 15, "votes_against": 2}
    assert act(calls, consultation, "outcome", body)[0] == 201
    found = calls.get(f"/consultations/{consultation}/outcome").json
    assert (found["kind"], found["number"], found["version"], found["votes_for"]) == (
        "adopted",
        "12/2026",
        2,
        15,
    )
    assert found["abstained"] is None
    for state, listed in (("adopted", [consultation]), ("in-work", []), ("closed", [consultation])):
        items = calls.get("/consultations", state=state).json["items"]
        assert [item["id"] for item in items] == listed
    shown = calls.get(f"/consultations/{consultation}").json
    assert (shown["outcome"], shown["outcome_on"]) == ("adopted", "2026-02-26")
    assert shown["timeline"][-1]["step"] == "adopted"
    [said] = calls.world.said("act.adopted")
    assert (said["act_number"], said["version"]) == ("12/2026", 2)
    for again in (ADOPTED, WITHDRAWN):
        assert act(calls, consultation, "outcome", again) == (409, "procedure-over")
    begun = calls.post(f"/consultations/{consultation}/versions", headers=calls.clerk())
    assert begun.json["code"] == "procedure-over"


def test_a_text_that_the_council_changed(calls: Calls) -> None:
    """After finalising, a new text is the adopted one; an older one than the final cannot be."""
    consultation = finalised(calls)
    new_text(calls, consultation)
    assert calls.get(f"/consultations/{consultation}/versions").json["items"][0]["kind"] == "adopted"
    assert act(calls, consultation, "outcome", {**ADOPTED, "version": 3}) == (422, "not-a-text")
    assert act(calls, consultation, "outcome", {**ADOPTED, "version": 2})[0] == 201
    assert calls.get(f"/consultations/{consultation}/outcome").json["version"] == 2


def test_rejected_by_vote(calls: Calls) -> None:
    """With the reason, which those who spoke are told."""
    consultation = finalised(calls)
    assert act(calls, consultation, "outcome", {**REJECTED, "reason": ""}) == (409, "no-reason")
    assert act(calls, consultation, "outcome", REJECTED)[0] == 201
    [said] = calls.world.said("act.rejected")
    assert said["note"] == REJECTED["reason"]
    assert calls.get("/consultations", state="rejected").json["items"][0]["outcome"] == "rejected"


def test_withdrawn_while_open(calls: Calls) -> None:
    """The authority may at any time; from then on nothing is received, and its end is said as well."""
    consultation, ana = calls.published(), calls.world.person()
    calls.send(consultation, ana)
    calls.world.clock.advance(days=1)
    assert act(calls, consultation, "outcome", {**WITHDRAWN, "reason": " "}) == (409, "no-reason")
    assert act(calls, consultation, "outcome", WITHDRAWN)[0] == 201
    assert calls.send(consultation, ana).json["code"] == "term-over"
    assert [calls.world.said("consultation.closed")[0]["recommendations"]] == [1]
    assert calls.world.said("act.withdrawn")[0]["note"] == WITHDRAWN["reason"]
    assert calls.world.do(CloseNextDue()) is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": "2026-02-25"}, (409, "decided-too-soon")),
        ({"on": "2026-01-12"}, (422, "before-the-notice")),
        ({"on": "2027-01-01"}, (422, "day-ahead")),
        ({"number": ""}, (422, "no-number")),
        ({"on": "mâine"}, (422, "invalid")),
        ({"kind": "lost"}, (422, "invalid")),
        ({"votes_for": -1}, (422, "invalid")),
        ({"votes_for": "multe"}, (422, "invalid")),
        ({"url": "javascript:alert(1)"}, (422, "invalid")),
        ({"version": 0}, (422, "invalid")),
        ({"mood": "good"}, (422, "invalid")),
    ],
)
def test_what_stands_against_an_outcome(
    calls: Calls, changes: dict[str, Any], expected: tuple[int, str]
) -> None:
    """Each with its code; the procedure goes on."""
    consultation = finalised(calls)
    assert act(calls, consultation, "outcome", {**ADOPTED, **changes}) == expected
    assert calls.get(f"/consultations/{consultation}/outcome").json["code"] == "no-outcome-yet"


def test_not_before_the_law_allows(calls: Calls) -> None:
    """Under 30 working days from the notice however they are counted, art. 7 (2); final first, art. 7 (8)."""
    consultation, _ = closed(calls)
    early = {**ADOPTED, "on": "2026-01-27"}
    assert act(calls, consultation, "outcome", early) == (409, "not-finalised")
    assert act(calls, consultation, "finalise")[0] == 200
    status, code = act(calls, consultation, "outcome", early)
    assert (status, code) == (409, "endorsement-30-working-days")


def test_saying_it_twice_is_once(calls: Calls) -> None:
    """The same key brings the same answer; an older state is refused."""
    consultation = finalised(calls)
    version = calls.get(f"/consultations/{consultation}").json["version"]
    first, second = (
        act(calls, consultation, "outcome", ADOPTED, key="one-and-the-same", version=version)
        for _ in range(2)
    )
    assert (first, first[0]) == (second, 201)
    assert len(calls.world.said("act.adopted")) == 1
    assert act(calls, consultation, "outcome", ADOPTED, version=version) == (412, "stale")


def test_nothing_is_due_any_more(calls: Calls) -> None:
    """A draft that was withdrawn is on no list of terms, though answers were still owed."""
    consultation, ana = calls.published(), calls.world.person()
    calls.send(consultation, ana)
    calls.world.clock.advance(days=1)

    def due() -> list[str]:
        found = calls.get("/desk/terms", calls.clerk(), authority="oras-exemplu").json["items"]
        return [item["term"] for item in found]

    assert due() == ["recommendations", "answers"]
    assert act(calls, consultation, "outcome", WITHDRAWN)[0] == 201
    assert due() == []
