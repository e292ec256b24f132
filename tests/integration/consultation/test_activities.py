"""Joint activities: proposed, confirmed under a mandate, announced, changed in public, held."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import text, update

from services.consultation.jobs import remind_of_tasks
from services.consultation.model.known import mandate, organisation, organisation_end
from shared.ids import new_id
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.joint import ENDS, STARTS, Joint, announced, employ, proposed, version_of
from tests.unit.consultation.world import AUTHORITY

PLAN: dict[str, Any] = {
    "title": "Curățăm malul Dâmbului",
    "objectives": "Un mal curat.",
    "kind": "clean-up",
    "starts_at": STARTS.isoformat(),
    "ends_at": ENDS.isoformat(),
    "place": "Podul de pe Dâmbu",
    "capacity": 100,
}


def proposal(organisation_id: UUID, **changes: Any) -> dict[str, Any]:
    """What an organisation sends."""
    return {
        "authority": AUTHORITY,
        "on_behalf_of": str(organisation_id),
        "role": "aduce voluntari",
        "authority_role": "aduce saci",
        "activity": {**PLAN, **changes},
    }


def put(calls: Calls, joint: Joint, path: str, body: Any, who: dict[str, str]) -> Any:
    """Change it as it is now."""
    return calls.put(f"{joint.path}{path}", body, who, version=version_of(calls.world, joint))


def test_from_a_proposal_to_its_results(calls: Calls) -> None:
    """Each step by who may take it; nobody else sees it before it is announced."""
    ana, stranger = calls.world.person(), calls.token(calls.world.person("Ion", "ion@example.org"))
    own = calls.token(ana)
    employ(calls.world)
    made = calls.post("/activities", proposal(calls.world.speaks_for(ana)), own)
    assert made.status_code == 201, made.json
    path, version = f"/activities/{made.json['id']}", made.json["version"]
    assert [calls.get(path, who).status_code for who in ({}, stranger, own, calls.clerk())] == [
        404,
        404,
        200,
        200,
    ]
    assert calls.get("/activities").json["items"] == []
    [asked] = calls.world.said("activity.part-noted")
    assert (asked["what"], asked["for_authority"]) == ("asked", True)
    first, second = calls.get(path, own).json["partners"]
    assert (first["is_proposer"], first["state"], second["state"]) == (True, "confirmed", "invited")
    refused = calls.put(
        f"{path}/partners/{second['id']}/answer", {"state": "confirmed"}, own, version=version
    )
    assert refused.json["code"] == "not-a-partner"
    answer = calls.put(
        f"{path}/partners/{second['id']}/answer", {"state": "confirmed"}, calls.clerk(), version=version
    )
    assert answer.json["state"] == "agreed"
    assert calls.world.said("activity.part-noted")[-1]["what"] == "confirmed"
    assert calls.post(f"{path}/announce", headers=own, version=2).status_code == 403
    assert calls.post(f"{path}/announce", headers=calls.clerk(), version=version).json["code"] == "stale"
    version = answer.json["version"]
    assert calls.post(f"{path}/announce", headers=calls.clerk(), version=version).status_code == 200
    [event] = calls.world.said("activity.announced")
    assert event["partners"] == ["Asociația Exemplu", "Orașul Exemplu"]
    shown = calls.get(path).json
    assert (shown["state"], shown["tasks"], shown["may"]) == ("announced", [], None)
    assert [entry["kind"] for entry in shown["entries"]] == ["announced"]
    results = {"text": "S-au strâns 80 de saci.", "people": 120, "links": []}
    early = calls.put(f"{path}/results", results, own, version=shown["version"])
    assert early.json["code"] == "activity-not-begun"
    calls.world.clock.instant = ENDS
    held = calls.put(f"{path}/results", results, calls.token(ana), version=shown["version"])
    assert held.json["state"] == "held"
    assert calls.get(path).json["people"] == calls.world.said("activity.held")[0]["people"] == 120


BAD: tuple[dict[str, Any], ...] = (
    {"ends_at": STARTS.isoformat()},
    {"ends_at": (STARTS + timedelta(days=400)).isoformat()},
    {"starts_at": "2026-04-18T09:00:00"},
    {"starts_at": "0001-01-01T00:00:00+14:00"},
    {"ends_at": "9999-12-31T23:59:59Z"},
    {"capacity": 0},
    {"capacity": -5},
    {"capacity": 10**18},
    {"kind": "party"},
    {"place": "", "online_url": None},
    {"online_url": "javascript:alert(1)"},
    {"title": "x\x07y"},
    {"title": "a" * 301},
)


def test_bad_plans_are_refused(calls: Calls) -> None:
    """With what is wrong, never with a failure of ours."""
    ana = calls.world.person()
    own, organisation_id = calls.token(ana), calls.world.speaks_for(ana)
    for changes in BAD:
        sent = calls.post("/activities", proposal(organisation_id, **changes), own)
        assert sent.status_code == 422, (changes, sent.json)


def test_only_organisations_that_are_there_take_part(calls: Calls) -> None:
    """Verified by the authority, not ended; and for them only who holds a mandate today."""
    world, ana = calls.world, calls.world.person()
    own, other, ended = world.speaks_for(ana), new_id(), world.speaks_for(world.person(), "Încheiata")
    world.know(organisation_end, organisation_id=ended, life="dissolved")
    for stray in (other, ended):
        body = {**proposal(own), "partners": [{"organisation_id": str(stray), "role": "vine"}]}
        refused = calls.post("/activities", body, calls.token(ana))
        assert (refused.status_code, refused.json["code"]) == (422, "organisation-not-here")
    assert calls.post("/activities", proposal(other), calls.token(ana)).json["code"] == "no-mandate"
    twice = {**proposal(own), "partners": [{"organisation_id": str(own), "role": "vine"}]}
    assert calls.post("/activities", twice, calls.token(ana)).json["code"] == "already-partner"
    unknown = {**proposal(own), "authority": "alt-oras"}
    assert calls.post("/activities", unknown, calls.token(ana)).json["code"] == "authority-not-here"
    clerks = {**proposal(own), "on_behalf_of": None}
    assert calls.post("/activities", clerks, calls.token(ana)).status_code == 403
    assert calls.post("/activities", clerks, calls.clerk()).status_code == 201


def test_a_mandate_that_ended_confirms_nothing(calls: Calls) -> None:
    """Between the question and the answer; nor does one of an organisation that ended."""
    world, joint = calls.world, proposed(calls.world)
    ion = world.person("Ion Exemplu", "ion@example.org")
    invited = world.speaks_for(ion, "Sindicatul Exemplu")
    body = {"organisation_id": str(invited), "role": "vine"}
    assert calls.post(f"{joint.path}/partners", body, calls.token(joint.ana)).status_code == 201
    assert calls.get("/activities/mine", calls.token(ion)).json["items"][0]["id"] == str(joint.saved.id)
    partner = calls.get(joint.path, calls.token(ion)).json["partners"][2]["id"]
    with world.runtime.engine.begin() as connection:
        ended = update(mandate).where(mandate.c.account_id == ion)
        connection.execute(ended.values(ended_at=world.clock.now()))
    confirm = put(calls, joint, f"/partners/{partner}/answer", {"state": "confirmed"}, calls.token(ion))
    assert confirm.json["code"] == "no-such-activity"
    with world.runtime.engine.begin() as connection:
        connection.execute(ended.values(ended_at=None))
    world.know(organisation_end, organisation_id=invited, life="dissolved")
    confirm = put(calls, joint, f"/partners/{partner}/answer", {"state": "confirmed"}, calls.token(ion))
    assert confirm.json["code"] == "no-such-activity"
    assert calls.get("/activities/mine", calls.token(ion)).json["items"] == []
    assert calls.get(joint.path, calls.token(joint.ana)).json["partners"][2]["has_ended"] is True


def test_a_change_of_what_is_public_is_told(calls: Calls) -> None:
    """With its reason, in public and to each partner but the one who made it."""
    employ(calls.world)
    joint = announced(calls.world)
    moved = {**PLAN, "description": "Ne întâlnim la pod.", "place": "Podul mic"}
    silent = put(calls, joint, "", {"activity": moved}, calls.token(joint.ana))
    assert silent.json["code"] == "change-without-reason"
    told = put(calls, joint, "", {"activity": moved, "reason": "Se repară podul."}, calls.token(joint.ana))
    assert told.status_code == 200
    assert calls.get(joint.path).json["entries"][-1]["kind"] == "moved"
    [event] = calls.world.said("activity.changed")
    assert (event["changed"], event["reason"], event["place"]) == (["place"], "Se repară podul.", "Podul mic")
    news = calls.world.said("activity.part-noted")[-1]
    assert (news["what"], news["for_authority"], news["reason"]) == ("changed", False, "Se repară podul.")
    cancelled = calls.post(
        f"{joint.path}/cancel",
        {"reason": "Cod galben."},
        calls.clerk(),
        version=told.json["version"],
    )
    assert cancelled.json["state"] == "cancelled"
    assert calls.world.said("activity.cancelled")[0]["reason"] == "Cod galben."
    assert calls.world.said("activity.part-noted")[-1]["account_id"] == str(joint.ana)
    over = put(calls, joint, "", {"activity": PLAN, "reason": "Totuși."}, calls.clerk())
    assert over.json["code"] == "activity-over"


def test_lists_are_found(calls: Calls) -> None:
    """By authority, kind, day, period, organisation and words in any spelling."""
    joint = announced(calls.world)

    def ids(**asked: str) -> list[str]:
        return [one["id"] for one in calls.get("/activities", **asked).json["items"]]

    found = [str(joint.saved.id)]
    for asked in (
        {"q": "dambului"},
        {"q": "ASOCIATIA"},
        {"kind": "clean-up", "period": "coming", "authority": AUTHORITY},
        {"since": "2026-04-01", "until": "2026-04-18", "organisation": str(joint.organisation)},
    ):
        assert ids(**asked) == found
    for asked in ({"q": "maraton"}, {"kind": "fair"}, {"period": "over"}, {"until": "2026-04-17"}):
        assert ids(**asked) == []
    assert calls.get("/activities", since="nu").status_code == 422
    clerks = calls.get("/desk/activities", calls.clerk(), authority=AUTHORITY).json["items"]
    assert [one["id"] for one in clerks] == found


def test_budget_is_public_and_tasks_are_the_partners(calls: Calls) -> None:
    """Sums are computed; what is no amount is refused."""
    joint = announced(calls.world)
    own = calls.token(joint.ana)
    line = {"partner_id": str(joint.own), "what": "Saci", "amount": "120.50", "source": "cotizații"}
    other = {**line, "partner_id": str(joint.authority), "what": "Mașină", "amount": "300"}
    body = {"lines": [line, other], "reason": "Ofertele primite."}
    assert put(calls, joint, "/budget", body, own).status_code == 200
    for wrong in ("-1", "0", "0.001", "abc", "NaN", "1e12", "1000000000"):
        bad = {"lines": [{**line, "amount": wrong}], "reason": "x"}
        assert put(calls, joint, "/budget", bad, own).status_code == 422, wrong
    shown = calls.get(joint.path).json
    assert shown["budget"]["total"] == "420.50"
    assert [one["amount"] for one in shown["budget"]["bearers"]] == ["120.50", "300.00"]
    assert shown["entries"][-1]["details"] == {"before": "0.00", "after": "420.50"}
    task = {"partner_id": str(joint.authority), "what": "Aduce mașina.", "due_on": "2026-04-17"}
    assert calls.post(f"{joint.path}/tasks", task, own).status_code == 201
    [kept] = calls.get(joint.path, own).json["tasks"]
    done = put(calls, joint, f"/tasks/{kept['id']}", {"task": task, "done": True}, own)
    assert done.status_code == 200
    assert calls.get(joint.path, own).json["tasks"][0]["done_at"] is not None
    assert calls.get(joint.path).json["tasks"] == []
    strange = put(calls, joint, f"/tasks/{uuid4()}", {"task": task, "done": True}, own)
    assert strange.json["code"] == "no-such-task"


def test_a_hundred_tasks_are_enough(calls: Calls) -> None:
    """Whoever wants more wants a list of tasks somewhere else."""
    joint = announced(calls.world)
    with calls.world.runtime.engine.begin() as connection:
        connection.execute(
            text("""
                insert into activity_task (id, activity_id, partner_id, what, due_on)
                select uuidv7(), :activity, :partner, 'Ceva', '2026-04-17' from generate_series(1, 100)"""),
            {"activity": joint.saved.id, "partner": joint.own},
        )
    task = {"partner_id": str(joint.own), "what": "Încă una", "due_on": "2026-04-17"}
    more = calls.post(f"{joint.path}/tasks", task, calls.token(joint.ana))
    assert (more.status_code, more.json["code"]) == (409, "too-many-parts")


def test_a_task_is_reminded_of_once_for_each_day_that_was_set(calls: Calls) -> None:
    """From three days before; what is done or late is left alone."""
    joint = announced(calls.world)
    task = {"partner_id": str(joint.own), "what": "Aduce saci.", "due_on": "2026-04-17"}
    calls.post(f"{joint.path}/tasks", task, calls.token(joint.ana))

    def reminded(at: date) -> list[str]:
        calls.world.clock.instant = datetime(at.year, at.month, at.day, 9, tzinfo=STARTS.tzinfo)
        remind_of_tasks(calls.world.runtime.bus)
        news = calls.world.said("activity.part-noted")
        return [one["due_on"] for one in news if one["what"] == "task-due"]

    assert reminded(date(2026, 4, 13)) == []
    assert reminded(date(2026, 4, 14)) == ["2026-04-17"]
    assert reminded(date(2026, 4, 15)) == ["2026-04-17"]
    [kept] = calls.get(joint.path, calls.token(joint.ana)).json["tasks"]
    later = {"task": {**task, "due_on": "2026-04-18"}, "done": False}
    put(calls, joint, f"/tasks/{kept['id']}", later, calls.token(joint.ana))
    assert reminded(date(2026, 4, 15)) == ["2026-04-17", "2026-04-18"]


def test_each_is_invited_once(calls: Calls) -> None:
    """Groups as events without an address; addresses and who speaks for organisations each by their own."""
    world, joint = calls.world, announced(calls.world)
    ion = world.person("Ion Exemplu", "ion@example.org")
    ngo = world.speaks_for(ion, "Fundația Exemplu")
    with world.runtime.engine.begin() as connection:
        connection.execute(
            update(organisation).where(organisation.c.organisation_id == ngo).values(kind="foundation")
        )
    body = {"groups": ["ngos", "press"], "addresses": ["Invitat@Example.org", "invitat@example.org"]}
    path = f"{joint.path}/invitations"
    assert calls.post(path, body, calls.token(joint.ana)).status_code == 403
    made = calls.post(path, body, calls.clerk())
    assert made.json == {"groups": 1, "organisations": 1, "addresses": 1}
    again = calls.post(path, {**body, "organisation_ids": [str(ngo)]}, calls.clerk())
    assert again.json["code"] == "everybody-invited"
    assert calls.world.said("activity.invited")[0]["groups"] == ["press"]
    by_account, by_address = calls.world.said("activity.guest-invited")
    assert (by_account["guest_id"], by_account["email"]) == (str(ion), "")
    assert by_address["email"].lower() == "invitat@example.org"
    wrong = calls.post(path, {"addresses": ["nu e adresă"]}, calls.clerk())
    assert wrong.json["code"] == "email-not-valid"
    assert calls.post(path, {"addresses": [f"a{n}@example.org" for n in range(201)]}, calls.clerk()
                      ).status_code == 422  # fmt: skip
    quiet = proposed(calls.world)
    early = calls.post(f"{quiet.path}/invitations", body, calls.clerk())
    assert early.json["code"] == "part-not-confirmed"


def test_what_follows_becomes_something(calls: Calls) -> None:
    """An initiative has its page once it is a consultation or an agreement."""
    joint = announced(calls.world)
    body = {"kind": "consultation", "title": "Un regulament al malurilor"}
    assert calls.post(f"{joint.path}/follow-ups", body, calls.clerk()).status_code == 201
    [found] = calls.get(joint.path).json["follow_ups"]
    assert found["url"] is None
    changed = put(
        calls,
        joint,
        f"/follow-ups/{found['id']}",
        {"title": found["title"], "url": "https://example.org/consultari/1"},
        calls.clerk(),
    )
    assert changed.status_code == 200
    assert calls.get(joint.path).json["follow_ups"][0]["url"] == "https://example.org/consultari/1"


def test_people_register_for_what_is_announced(calls: Calls) -> None:
    """Seats are counted; who is on the list hears of a move, and there are never fewer than are taken."""
    quiet, joint = proposed(calls.world), announced(calls.world, capacity=1)
    guest = calls.token(calls.world.person("Ion", "ion@example.org"))
    path = f"/gatherings/activity/{joint.saved.id}/registrations"
    assert calls.post(f"/gatherings/activity/{quiet.saved.id}/registrations", {"wish": "attend"}, guest
                      ).status_code == 404  # fmt: skip
    made = calls.post(path, {"wish": "attend"}, guest)
    assert (made.status_code, made.json["state"]) == (201, "registered")
    late = calls.token(calls.world.person("Eva", "eva@example.org"))
    assert calls.post(path, {"wish": "attend"}, late).json["state"] == "waiting"
    wider = {"activity": {**PLAN, "description": "Ne întâlnim la pod.", "capacity": 2}, "reason": "Loc."}
    assert put(calls, joint, "", wider, calls.clerk()).status_code == 200
    fewer = {"activity": {**wider["activity"], "capacity": 1}, "reason": "Ploaie."}
    assert put(calls, joint, "", fewer, calls.clerk()).json["code"] == "fewer-places-than-taken"
    moved = {"activity": {**wider["activity"], "place": "Podul mic"}, "reason": "Se repară podul."}
    assert put(calls, joint, "", moved, calls.clerk()).status_code == 200
    said = [one["what"] for one in calls.world.said("registration.noted")]
    assert said == ["registered", "waiting", "moved-up", "moved", "moved"]
