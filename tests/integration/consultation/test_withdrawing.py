"""A recommendation taken back by its author: in the register, without its words, owed no answer."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from services.consultation.jobs import close_due
from services.consultation.repository.waiting import waiting
from tests.integration.consultation.calls import Calls

SECRET = "Locurile pentru riverani sunt prea puține."


def withdraw(calls: Calls, sent: str, person: UUID, reason: str | None = None) -> object:
    """Take it back."""
    body = {"reason": reason} if reason is not None else None
    return calls.post(f"/recommendations/mine/{sent}/withdraw", body, calls.token(person))


def test_the_entry_stays_without_its_words(calls: Calls) -> None:
    """Number and date are there for everybody, the words for the author and the authority alone."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, reason="Pentru liniște.", proposed_wording="Alt text.").json["id"]
    done = withdraw(calls, sent, ana, "M-am răzgândit.")
    assert (done.status_code, done.json["state"], done.json["version"]) == (200, "withdrawn", 2)
    shown = calls.get(f"/recommendations/{sent}").json
    assert (shown["state"], shown["register_number"]) == ("withdrawn", "1/2026")
    assert (shown["text"], shown["reason"], shown["proposed_wording"]) == (None, None, None)
    assert "withdrawal_reason" not in shown
    listed = calls.get(f"/consultations/{consultation}/recommendations").json["items"]
    assert (listed[0]["state"], listed[0]["text"]) == ("withdrawn", None)
    for path, headers in (
        (f"/desk/recommendations/{sent}", calls.clerk()),
        (f"/recommendations/mine/{sent}", calls.token(ana)),
    ):
        whole = calls.get(path, headers).json
        assert (whole["state"], whole["text"], whole["withdrawal_reason"]) == (
            "withdrawn",
            SECRET,
            "M-am răzgândit.",
        )
    checked = calls.get("/receipts", authority="oras-exemplu", number="1/2026").json
    assert (checked["exists"], checked["state"]) == (True, "withdrawn")


def test_it_is_said_once(calls: Calls) -> None:
    """In public without anything of the person, and to the author; the second time changes nothing."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana).json["id"]
    first = withdraw(calls, sent, ana, "M-am răzgândit.")
    calls.world.clock.advance(seconds=60)
    again = withdraw(calls, sent, ana, "Altceva.")
    assert again.json == first.json
    [public], [private] = (
        calls.world.said("recommendation.withdrawn"),
        calls.world.said("submission.withdrawn"),
    )
    assert public == {
        "recommendation_id": sent,
        "consultation_id": consultation,
        "authority": "oras-exemplu",
        "register_number": "1/2026",
        "withdrawn_at": "2026-01-13T09:00:00Z",
    }
    assert private["account_id"] == str(ana)
    assert (
        calls.get(f"/recommendations/mine/{sent}", calls.token(ana)).json["withdrawal_reason"]
        == "M-am răzgândit."
    )


def test_no_answer_is_owed(calls: Calls) -> None:
    """It waits on no desk, an answer is refused in words, and the procedure of answering ends without it."""
    consultation, ana = calls.published(), calls.world.person()
    kept, sent = (calls.send(consultation, ana).json["id"] for _ in range(2))
    withdraw(calls, sent, ana)
    desk = {
        state: [
            one["id"]
            for one in calls.get(
                "/desk/recommendations", calls.clerk(), authority="oras-exemplu", state=state
            ).json["items"]
        ]
        for state in ("unanswered", "answered", "withdrawn")
    }
    assert desk == {"unanswered": [kept], "answered": [], "withdrawn": [sent]}
    body = {"verdict": "accepted", "reason": "Se preia."}
    refused = calls.post(f"/recommendations/{sent}/answer", body, calls.clerk(), version=1)
    assert (refused.status_code, refused.json["code"]) == (409, "already-withdrawn")
    calls.world.answered(UUID(kept))
    steps = {step["step"]: step for step in calls.get(f"/consultations/{consultation}").json["timeline"]}
    assert steps["answers"]["on"] == "2026-01-13"


def test_after_the_term_until_it_is_answered(calls: Calls) -> None:
    """The end of the term stops nobody; an answer does."""
    consultation, ana = calls.published(), calls.world.person()
    late, answered = (calls.send(consultation, ana).json["id"] for _ in range(2))
    calls.world.clock.instant = datetime(2026, 1, 30, 9, 0, tzinfo=UTC)
    close_due(calls.world.runtime.bus)
    calls.world.answered(UUID(answered))
    assert withdraw(calls, late, ana).status_code == 200
    refused = withdraw(calls, answered, ana)
    assert (refused.status_code, refused.json["code"]) == (409, "already-answered")


def test_nobody_withdraws_anothers(calls: Calls) -> None:
    """Another is told that there is none, as with what is nowhere; bad words are refused."""
    consultation, ana, dan = (
        calls.published(),
        calls.world.person(),
        calls.world.person("Dan", "dan@example.org"),
    )
    sent = calls.send(consultation, ana).json["id"]
    assert withdraw(calls, sent, dan).status_code == 404
    assert withdraw(calls, str(uuid4()), dan).status_code == 404
    assert withdraw(calls, sent, ana, "x" * 2_001).status_code == 422
    assert calls.get(f"/recommendations/{sent}").json["state"] == "unanswered"


def test_the_registers_keep_it_without_its_words(calls: Calls) -> None:
    """The public one says that it was withdrawn; no search finds its words any more."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, article=..., articles=["2", "1"]).json["id"]
    withdraw(calls, sent, ana)
    path = "/authorities/oras-exemplu/register"
    for asked in ({"article": "1"}, {"article": "2"}, {"state": "withdrawn"}):
        [entry] = calls.get(path, **asked).json["items"]
        assert (entry["register_number"], entry["state"], entry["text"]) == ("1/2026", "withdrawn", None)
    assert calls.get(path, state="unanswered").json["items"] == []
    table = calls.get(f"{path}.csv").get_data(as_text=True)
    assert "retrasă de autor" in table
    assert SECRET not in table


def test_what_was_being_written_on_it_is_let_go(calls: Calls) -> None:
    """A draft of an answer is not published any more, nor written on; it is not counted as owed."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana).json["id"]
    words = {"verdict": "accepted", "reason": "Se preia.", "taken_into": None}
    path = f"/recommendations/{sent}/answer-draft"
    written = calls.put(path, words, calls.clerk(), version=0)
    assert written.status_code == 200, written.json
    assert withdraw(calls, sent, ana).status_code == 200
    refused = calls.put(path, words, calls.clerk(), version=0)
    assert (refused.status_code, refused.json["code"]) == (409, "already-withdrawn")
    progress = calls.get(f"/consultations/{consultation}/answers", calls.clerk()).json
    assert (progress["total"], progress["answered"], progress["draft"]) == (0, 0, 0)


def test_the_procedure_ends_without_it(calls: Calls) -> None:
    """Finalising waits for answers: to what was withdrawn there is none to wait for."""
    consultation, ana = calls.published(), calls.world.person()
    sent = [calls.send(consultation, ana).json["id"] for _ in range(2)]
    found = []
    for one in sent:
        withdraw(calls, one, ana)
        with calls.world.runtime.read() as session:
            found.append(waiting(session, "oras-exemplu", UUID(consultation)))
    assert found == [1, 0]
