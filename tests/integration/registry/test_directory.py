"""The directory over HTTP: searched, counted, taken away."""

import csv
import io
import json
from datetime import date

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.integration.registry.web import API, Person, citizen, clerk
from tests.unit.registry.directory import verified
from tests.unit.registry.world import World

EVIL = ("=HYPERLINK(1)", "+1", "-2", "@SUM(A1)")


@pytest.fixture
def public(world: World, client: FlaskClient) -> Person:
    """A stranger before a directory with a harmless organisation and some whose names are formulas."""
    authority, account = world.authority(), world.person()
    staff = world.clerk(authority)
    verified(world, account, staff, "Asociația Străzi Liniștite", locality_siruta=130543, fields=("a", "b"))
    for name in EVIL:
        verified(world, account, staff, f"{name} Asociația")
    return Person(client)


def test_the_list_tells_how_many_and_what_was_meant(public: Person) -> None:
    """Old parameters and new ones; a page more with the same words."""
    body = public.get("/organisations", q="starzi", kind="association", state="verified").get_json()
    assert (body["total"], body["total_is_least"], body["meant"]) == (1, False, "strazi")
    assert body["items"][0]["town"] == {"siruta": 130534, "name": "Ploiești", "county": "PH"}
    first = public.get("/organisations", q="asociatai", limit=2).get_json()
    then = public.get("/organisations", q="asociatai", limit=2, cursor=first["next"]).get_json()
    assert first["meant"] == then["meant"] == "asociatia"
    assert not {item["id"] for item in first["items"]} & {item["id"] for item in then["items"]}


def test_what_cannot_be_asked_is_refused(public: Person) -> None:
    """A sentence, never an error of ours; a cursor of another list neither."""
    for wrong in ({"state": "pending"}, {"locality": "x"}, {"format": "exe"}, {"fel": "x"}):
        assert public.get("/organisations/export", **wrong).status_code == 422
    cursor = public.get("/organisations", limit=1).get_json()["next"]
    assert public.get("/organisations", limit=1, q="asociatia", cursor=cursor).status_code == 400
    for odd in ("%", "_", "' or 1=1 --", "\\", "ț" * 100, "a " * 50):
        assert public.get("/organisations", q=odd).status_code == 200
        assert public.get("/organisations/counts", q=odd).status_code == 200


def test_counts(public: Person) -> None:
    """By town and by kind, honouring the filters."""
    body = public.get("/organisations/counts", q="strazi").get_json()
    assert body["by_town"] == [
        {"town": {"siruta": 130534, "name": "Ploiești", "county": "PH"}, "organisations": 1}
    ]
    assert body["by_kind"] == [{"kind": "association", "organisations": 1}]
    assert public.get("/organisations/counts", locality=130678).get_json()["total"] == 0


def test_a_csv_is_read_again_and_holds_no_formula(public: Person) -> None:
    """A byte order mark for Excel, a dated name, and a quote before what looks like a formula."""
    answer = public.get("/organisations/export")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="organizatii-2026-01-13.csv"'
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert {row["denumire"] for row in rows} == {
        "Asociația Străzi Liniștite",
        *(f"'{name} Asociația" for name in EVIL),
    }
    harmless = next(row for row in rows if row["denumire"].startswith("Asoc"))
    assert (harmless["localitate"], harmless["judet"], harmless["domenii"]) == ("Ploiești", "PH", "a; b")
    assert "contact@example.org" not in answer.text


def test_a_workbook_is_read_again_and_holds_no_formula(public: Person) -> None:
    """Every cell is a text; the second sheet names the source."""
    book = load_workbook(io.BytesIO(public.get("/organisations/export", format="xlsx").get_data()))
    cells = [cell for row in book["Organizații"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {f"{name} Asociația" for name in EVIL} < {cell.value for cell in cells}
    assert ("sursa", "http://localhost:8080/organizatii") in set(book["Sursa"].values)


def test_json_is_read_again_with_the_same_filters(public: Person) -> None:
    """One object that says what it is."""
    body = json.loads(public.get("/organisations/export", format="json", q="strazi").get_data())
    assert [item["denumire"] for item in body["items"]] == ["Asociația Străzi Liniștite"]
    assert date.fromisoformat(body["items"][0]["verificata_la"]) == date(2026, 1, 13)
    assert "Legea 179/2022" in body["reutilizare"]


def test_a_long_list_is_written_whole(public: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read some at a time, each once."""
    monkeypatch.setattr("services.registry.api.directory.LINES_AT_ONCE", 2)
    body = json.loads(public.get("/organisations/export", format="json").get_data())
    assert len({item["pagina"] for item in body["items"]}) == len(body["items"]) == len(EVIL) + 1


def test_a_network_takes_lists_away_so_often(public: Person) -> None:
    """Then it waits."""
    answers = [public.get("/organisations/export").status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]


def test_the_newest_come_first(world: World, client: FlaskClient, public: Person) -> None:
    """For a feed."""
    world.clock.instant = world.clock.instant.replace(day=20)
    person, staff = (
        citizen(world, client, "noua@example.org"),
        clerk(world, client, "oras-exemplu", "f@example.org"),
    )
    asked = person.post(
        "/organisations",
        {
            "authority": "oras-exemplu",
            "kind": "foundation",
            "name": "Fundația Nouă",
            "seat": "Orașul Exemplu",
            "contact_email": "c@example.org",
            "representative_role": "președintă",
        },
    ).get_json()
    staff.post(f"/verifications/{asked['verification_id']}/verify", if_match='"1"')
    items = public.get("/organisations/newest", limit=2).get_json()["items"]
    assert items[0]["name"] == "Fundația Nouă"
    assert client.get(f"{API}/organisations/{asked['id']}").get_json()["state"] == "verified"
