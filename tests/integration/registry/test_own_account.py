"""One's sessions and the erasure of one's account, over HTTP."""

from flask.testing import FlaskClient
from sqlalchemy import text

from tests.integration.registry.web import API, citizen, sign_in
from tests.proofs import solved
from tests.unit.registry.world import PASSWORD, World

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def test_a_session_remembers_the_kind_of_browser_it_began_in(world: World, client: FlaskClient) -> None:
    """And no more of what the browser said."""
    world.person()
    body = {"email": "ana@example.org", "password": PASSWORD}
    client.post(f"{API}/sessions", json=body, headers={"User-Agent": FIREFOX})
    ana = sign_in(client, "ana@example.org")
    shown = ana.get("/sessions").get_json()["items"]
    assert {one["device"] for one in shown} == {"Firefox · Linux", None}
    assert sum(one["is_current"] for one in shown) == 1
    assert set(shown[0]) == {
        "id", "device", "started_at", "used_at", "expires_at", "is_current", "has_just_begun"
    }  # fmt: skip


def test_one_ends_sessions_over_http(world: World, client: FlaskClient) -> None:
    """One of them, then all others."""
    ana = citizen(world, client)
    for _ in range(3):
        sign_in(client, "ana@example.org")
    others = [one["id"] for one in ana.get("/sessions").get_json()["items"] if not one["is_current"]]
    headers = {"Authorization": f"Bearer {ana.bearer}"}
    assert client.delete(f"{API}/sessions/{others[0]}", headers=headers).status_code == 204
    again = client.delete(f"{API}/sessions/{others[0]}", headers=headers)
    assert (again.status_code, again.get_json()["code"]) == (404, "no-such-session")
    assert client.delete(f"{API}/sessions/others", headers=headers).get_json() == {"ended": 2}


def test_an_account_is_erased_on_ones_own_word(world: World, client: FlaskClient) -> None:
    """Asked for from a new session, shown, taken back; an old session is told to sign in anew."""
    ana = citizen(world, client)
    assert ana.get("/accounts/me/erasure").get_json() == {"asked_at": None, "due_at": None, "obstacles": []}
    assert ana.post("/accounts/me/erasure").status_code == 201
    assert ana.get("/accounts/me/erasure").get_json()["due_at"] == "2026-01-20T09:00:00+00:00"
    twice = ana.post("/accounts/me/erasure")
    assert (twice.status_code, twice.get_json()["code"]) == (409, "erasure-asked")
    headers = {"Authorization": f"Bearer {ana.bearer}"}
    assert client.delete(f"{API}/accounts/me/erasure", headers=headers).status_code == 204
    assert client.delete(f"{API}/accounts/me/erasure", headers=headers).status_code == 404
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update session set started_at = started_at - interval '1 hour'")
    refused = ana.post("/accounts/me/erasure")
    assert (refused.status_code, refused.get_json()["code"]) == (403, "sign-in-anew")


def test_what_is_kept_is_told_in_the_language_that_is_asked_for(client: FlaskClient) -> None:
    """To anybody."""
    said = {}
    for language in ("ro", "en"):
        rows = client.get(f"{API}/retention", headers={"Accept-Language": language}).get_json()["items"]
        said[language] = next(row for row in rows if row["name"] == "sign-ups")
    assert (said["ro"]["how_long"], said["en"]["how_long"]) == ("24 de ore", "24 hours")
    assert said["en"]["deleted_by_job"] is True


def test_asking_for_anothers_address_looks_the_same(world: World, client: FlaskClient) -> None:
    """As asking for a free one: the same status, the same body, the same number of letters."""
    world.person("ion@example.org")
    ana = citizen(world, client)
    seen = []
    for email in ("ion@example.org", "nimeni@example.org"):
        before = letters(world)
        answer = ana.post("/accounts/me/address-change", {"email": email})
        shown = ana.get("/accounts/me/address-change").get_json()
        seen.append((answer.status_code, answer.get_json(), letters(world) - before, {**shown, "email": ""}))
    assert seen[0] == seen[1]
    assert seen[0][:3] == (202, {}, 2)


def test_work_done_lets_more_through(world: World, client: FlaskClient) -> None:
    """Thirty an hour without it from one network; then a form with work done still passes."""
    asked = {"email": "", "name": "Ana", "password": PASSWORD, "language": "ro"}

    def sign_up(number: int, **headers: str) -> int:
        body = {**asked, "email": f"ana{number}@example.org"}
        return client.post(f"{API}/accounts", json=body, headers=headers).status_code

    assert {sign_up(number) for number in range(30)} == {202}
    assert sign_up(30) == 429
    assert sign_up(31, **{"X-Proof-Of-Work": "x"}) == 429
    assert sign_up(32, **{"X-Proof-Of-Work": solved(world.runtime)}) == 202


def letters(world: World) -> int:
    """How many were written."""
    with world.runtime.read() as session:
        return int(session.scalar(text("select count(*) from event where stream = 'letter'")) or 0)
