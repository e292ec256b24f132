"""Registering for a meeting by HTTP: two at once, bad inputs, what is public, links, the desk."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from openpyxl import load_workbook
from sqlalchemy import text

from services.consultation.bootstrap import SERVICE
from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.gatherings import BEGINS, meeting, registered, said_of, states

UNSIGNED: dict[str, Any] = {"wish": "attend", "name": "Ion Exemplu", "email": "ion@example.org"}


def path_of(of: UUID, more: str = "/registrations") -> str:
    """Below the gathering."""
    return f"/gatherings/meeting/{of}{more}"


def ask(calls: Calls, of: UUID, **changes: Any) -> Any:
    """Register without account."""
    return calls.post(path_of(of, "/unsigned-registrations"), {**UNSIGNED, **changes})


def confirm(calls: Calls) -> Any:
    """Open the newest letter's link."""
    letter = calls.world.said("letter.registration-confirmation")[-1]
    token = parse_qs(urlsplit(letter["link"]).query)["token"][0]
    return calls.post("/registrations/confirm", {"token": token})


def test_two_ask_at_once_for_the_last_seat(calls: Calls) -> None:
    """Eight people at the same moment, three seats: three have one, five wait, at five places."""
    of = meeting(calls.world, capacity=3)
    app = SERVICE.create_app(calls.world.runtime)
    who = [calls.token(calls.world.person()) for _ in range(8)]

    def act(number: int) -> str:
        headers = {**who[number], "Idempotency-Key": f"at-once-{number}"}
        path = PREFIX + path_of(of)
        return str(app.test_client().post(path, json={"wish": "attend"}, headers=headers).json["state"])

    with ThreadPoolExecutor(8) as threads:
        found = sorted(threads.map(act, range(8)))
    assert found == ["registered"] * 3 + ["waiting"] * 5
    counts = calls.get(path_of(of, "")).json["counts"]
    assert (counts["taken"], counts["left"], counts["waiting"]) == (3, 0, 5)
    places = sorted(said["position"] or 0 for said in said_of(calls.world))
    assert places == [0, 0, 0, 1, 2, 3, 4, 5]


def test_given_back_and_asked_at_once_is_one_seat(calls: Calls) -> None:
    """Four give back while four ask: nobody sits on another's knees."""
    of = meeting(calls.world, capacity=4)
    app = SERVICE.create_app(calls.world.runtime)
    here = [calls.world.person() for _ in range(4)]
    made = [registered(calls.world, of, one).id for one in here]
    come = [calls.token(calls.world.person()) for _ in range(4)]

    def act(number: int) -> int:
        client, half = app.test_client(), number // 2
        if number % 2:
            path, headers = f"{PREFIX}/registrations/{made[half]}", calls.token(here[half])
            return int(client.delete(path, headers=headers).status_code)
        headers = {**come[half], "Idempotency-Key": f"comes-at-once-{number}"}
        return int(client.post(PREFIX + path_of(of), json={"wish": "attend"}, headers=headers).status_code)

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(act, range(8))) == [200] * 4 + [201] * 4
    assert calls.get(path_of(of, "")).json["counts"]["taken"] == 4


def test_with_an_account_from_asking_to_giving_back(calls: Calls) -> None:
    """One's own shows the place; a second window is told that it was late; sent twice it is asked once."""
    consultation = calls.published()
    of = meeting(calls.world, capacity=1, consultation_id=UUID(consultation))
    registered(calls.world, of)
    ana = calls.token(calls.world.person())
    wish = {"wish": "speak", "article": "2"}
    first = calls.post(path_of(of), wish, ana, key="the-same-key")
    again = calls.post(path_of(of), wish, ana, key="the-same-key")
    assert (first.status_code, first.json, first.json["state"]) == (201, again.json, "waiting")
    [own] = calls.get("/registrations/mine", ana).json["items"]
    assert (own["position"], own["article"], own["title"]) == (1, "2", "Ședință publică: parcările")
    path = f"/registrations/{own['id']}"
    read = calls.get(path, ana)
    assert read.headers["ETag"] == f'"{own["version"]}"'
    assert calls.get(path, calls.token(calls.world.person())).status_code == 404
    changed = calls.put(path, {"wish": "speak", "organisation": "Vecinii"}, ana, version=own["version"])
    assert changed.status_code == 200
    assert calls.put(path, {"wish": "press"}, ana, version=own["version"]).status_code == 412
    gone = calls.client.delete(PREFIX + path, headers=ana)
    assert (gone.status_code, gone.json["state"]) == (200, "cancelled")


def test_nobody_is_named_in_public(calls: Calls) -> None:
    """Numbers and groups alone."""
    of = meeting(calls.world)
    registered(calls.world, of, calls.world.person("Zenobia Canarescu"), "speak")
    body = calls.get(path_of(of, ""))
    assert "Zenobia" not in body.text
    assert (body.json["counts"]["speakers"], body.json["is_open"], body.json["precedence"]) == (1, True, [])
    assert calls.get(path_of(UUID(int=7), "")).status_code == 404
    assert calls.get(f"/gatherings/wedding/{of}").status_code == 404


def test_without_account_from_asking_to_being_forgotten(calls: Calls) -> None:
    """The answer says nothing of the address; the own link opens, changes, gives back, forgets."""
    of = meeting(calls.world, capacity=1)
    asked = ask(calls, of, wish="speak", agenda_point=2)
    assert (asked.status_code, asked.json) == (202, {})
    found = confirm(calls)
    assert (found.status_code, found.json["state"]) == (200, "registered")
    token = {"token": found.json["own_secret"]}
    own = calls.post("/registrations/own", token).json
    assert (own["wish"], own["agenda_point"], own["name"]) == ("speak", 2, "Ion Exemplu")
    changed = calls.post("/registrations/own/change", {**token, "wish": "attend"})
    assert (changed.status_code, changed.json["state"]) == (200, "registered")
    gone = calls.post("/registrations/own/cancel", token)
    assert (gone.status_code, gone.json["state"]) == (200, "cancelled")
    late = calls.post("/registrations/own/change", {**token, "wish": "press"})
    assert (late.status_code, late.json["code"]) == (409, "registration-given-back")
    assert calls.post("/registrations/own/forget", token).status_code == 204
    assert calls.post("/registrations/own", token).json["code"] == "link-not-valid"


def test_an_address_gets_ten_letters_an_hour(calls: Calls) -> None:
    """So that nobody has another's mailbox filled."""
    of = meeting(calls.world)
    assert [ask(calls, of).status_code for _ in range(11)] == [202] * 10 + [429]


BAD_WISHES: tuple[dict[str, Any], ...] = (
    {"wish": "sing"},
    {"wish": None},
    {"name": ""},
    {"name": "x" * 121},
    {"name": "Ion\nBcc: x"},
    {"email": "ion"},
    {"email": None},
    {"language": "fr"},
    {"article": "2"},
    {"agenda_point": 3},
    {"agenda_point": 0},
    {"agenda_point": "1"},
    {"agenda_point": 2**40},
    {"article": "1", "agenda_point": 1},
    {"organisation": "x" * 301},
    {"on_behalf_of": "01990000-0000-7000-8000-00000000ffff"},
    {"arrived_at": "2026-01-13T09:00:00Z"},
)


def test_bad_wishes_are_refused(calls: Calls) -> None:
    """In words, and no letter goes out."""
    of = meeting(calls.world)
    for number, bad in enumerate(BAD_WISHES):
        assert ask(calls, of, **{"email": f"ion{number}@example.org", **bad}).status_code == 422, bad
    assert calls.world.said("letter.registration-confirmation") == []


def test_bad_links_are_refused(calls: Calls) -> None:
    """None is a 500, and none says why."""
    for path in ("confirm", "own", "own/change", "own/cancel", "own/forget"):
        more = {"wish": "attend"} if path.endswith("change") else {}
        for token in ("x", "ț" * 60, "A" * 64, 7, None):
            found = calls.post(f"/registrations/{path}", {"token": token, **more})
            assert found.status_code in (409, 422), (path, token)


def test_the_desk_sees_who_comes(calls: Calls) -> None:
    """With addresses, which were known or given; entered by hand, put in order, given back."""
    of, clerk = meeting(calls.world, capacity=1), calls.clerk()
    registered(calls.world, of, calls.world.person("Ana"))
    ask(calls, of)
    confirm(calls)
    entered = {"wish": "speak", "name": "Eva Exemplu", "organisation": "Vecinii"}
    made = calls.post(f"/desk{path_of(of)}", entered, clerk)
    assert (made.status_code, made.json["state"]) == (201, "waiting")
    at_door = calls.post(f"/desk{path_of(of)}", {**entered, "name": "Dan", "at_door": True}, clerk)
    assert (at_door.status_code, at_door.json["state"]) == (201, "registered")
    moved = calls.put(f"/desk/registrations/{made.json['id']}/place", {"place": 1}, clerk, version=1)
    assert moved.status_code == 200
    desk = calls.get(f"/desk{path_of(of)}", clerk).json
    shown = [(one["name"], one["state"], one["email"], one["by_clerk"]) for one in desk["items"]]
    assert shown == [
        ("Ana", "registered", "ana@example.org", False),
        ("Dan", "registered", None, True),
        ("Eva Exemplu", "waiting", None, True),
        ("Ion Exemplu", "waiting", "ion@example.org", False),
    ]
    path = f"/desk{path_of(of, '/precedence')}"
    order = calls.put(path, {"precedence": ["organisations", "others"]}, clerk, version=desk["version"])
    assert (order.status_code, order.json["version"]) == (200, 1)
    assert calls.get(path_of(of, "")).json["precedence"] == ["organisations", "others"]
    gone = calls.client.delete(f"{PREFIX}/desk/registrations/{made.json['id']}", headers=clerk)
    assert gone.json["state"] == "cancelled"
    elsewhere = calls.clerk("alt-oras")
    assert calls.get(f"/desk{path_of(of)}", elsewhere).status_code == 403


def test_bad_orders_and_places_are_refused(calls: Calls) -> None:
    """Each group once, and none that is not there; null takes a person back to their group."""
    of, clerk = meeting(calls.world), calls.clerk()
    path = f"/desk{path_of(of, '/precedence')}"
    for bad in ({}, *({"precedence": one} for one in (["others", "others"], ["friends"], "others", None))):
        assert calls.put(path, bad, clerk, version=0).status_code == 422, bad
    path = f"/desk/registrations/{registered(calls.world, of).id}/place"
    for bad in ({}, *({"place": one} for one in (0, -1, "1", 10_001, 1.5))):
        assert calls.put(path, bad, clerk, version=1).status_code == 422, bad
    assert calls.put(path, {"place": None}, clerk, version=1).status_code == 200


def test_the_list_as_a_file(calls: Calls) -> None:
    """CSV and XLSX, for clerks alone; that it was taken is in the trail; a name is no formula."""
    of, clerk = meeting(calls.world), calls.clerk()
    registered(calls.world, of, calls.world.person("=Ana"), "speak", agenda_point=1)
    csv = calls.get(f"/desk{path_of(of, '/registrations.csv')}", clerk)
    assert csv.mimetype == "text/csv"
    assert "nume" in csv.text
    assert "ia cuvântul" in csv.text
    xlsx = calls.get(f"/desk{path_of(of, '/registrations.xlsx')}", clerk)
    sheet = load_workbook(BytesIO(xlsx.data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:6] == ["=Ana", None, None, "ia cuvântul", None, 1]
    assert sheet["A2"].data_type == "s"
    with calls.world.runtime.read() as session:
        deeds = session.execute(text("select deed, subject_id from audit")).all()
    assert [tuple(deed) for deed in deeds] == [("registrations.taken", of)] * 2


def test_after_it_has_begun_nobody_registers(calls: Calls) -> None:
    """Neither by a link that is still good for a day."""
    of = meeting(calls.world)
    calls.world.clock.instant = BEGINS
    late = ask(calls, of)
    assert (late.status_code, late.json["code"]) == (409, "registration-over")
    assert states(calls.world) == []
