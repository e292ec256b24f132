"""Where an authority looks first: what everybody, the author and the desk read meanwhile, by HTTP."""

from services.consultation.commands.settings import ChangeSettings
from services.consultation.model.authority_settings import Choices
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY, CLERK

SAID = "Locurile pentru riverani sunt prea puține."


def test_the_public_reads_it_once_somebody_has_looked(calls: Calls) -> None:
    """Meanwhile it says that it waits, and until when; its number can be checked at once."""
    calls.world.do(ChangeSettings(CLERK, AUTHORITY, 0, Choices(moderated_before=True)))
    consultation, ana = calls.published(), calls.world.person()
    receipt = calls.send(consultation, ana, text=SAID, reason="Pentru liniște.").json
    path = f"/recommendations/{receipt['id']}"
    before = calls.get(path)
    assert (before.json["text"], before.json["reason"]) == ("[Textul așteaptă verificarea autorității]", None)
    assert before.json["moderation"] == {
        "state": "waiting",
        "waits_until": "2026-01-15T22:00:00+00:00",
        "decisions": [],
    }
    assert calls.get("/receipts", number="1/2026", authority=AUTHORITY).json["exists"] is True
    assert calls.get(f"/recommendations/mine/{receipt['id']}", calls.token(ana)).json["text"] == SAID
    [waiting] = calls.get("/desk/moderations/waiting", calls.clerk(), authority=AUTHORITY).json["items"]
    assert (waiting["id"], waiting["text"]) == (receipt["id"], SAID)
    shown = calls.post(f"{path}/show", headers=calls.clerk())
    assert (shown.status_code, shown.json) == (200, {"id": receipt["id"], "state": "shown"})
    again = calls.post(f"{path}/show", headers=calls.clerk())
    assert (again.status_code, again.json["code"]) == (409, "not-waiting")
    after = calls.get(path)
    assert (after.json["text"], after.json["moderation"]["state"]) == (SAID, "shown")
    assert after.headers["ETag"] != before.headers["ETag"]
    assert calls.get("/desk/moderations/waiting", calls.clerk(), authority=AUTHORITY).json["items"] == []


def test_what_waits_comes_by_pages(calls: Calls) -> None:
    """The oldest first, each once."""
    calls.world.do(ChangeSettings(CLERK, AUTHORITY, 0, Choices(moderated_before=True)))
    consultation, ana = calls.published(), calls.world.person()
    for _ in range(3):
        calls.send(consultation, ana)
    first = calls.get("/desk/moderations/waiting", calls.clerk(), authority=AUTHORITY, limit="2").json
    rest = calls.get(
        "/desk/moderations/waiting", calls.clerk(), authority=AUTHORITY, limit="2", cursor=first["next"]
    ).json
    numbers = [one["register_number"] for one in (*first["items"], *rest["items"])]
    assert (numbers, rest["next"]) == (["1/2026", "2/2026", "3/2026"], None)
