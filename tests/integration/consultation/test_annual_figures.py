"""The figures of a year: counted as things happen, stated where nobody can count, unknown otherwise."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.minutes import PublishMinutes
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.minuting import held, published, written, wrote
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF

BEFORE = datetime(2026, 1, 13, 9, tzinfo=UTC)
PRESENT: dict[str, Any] = {
    "counted": 34,
    "counted_source": "numărate în sală",
    "media": True,
    "groups": [],
    "people": [],
}
OF_YEAR = f"/authorities/{AUTHORITY}/annual-figures/2026"


def figures(calls: Calls, path: str = OF_YEAR) -> dict[str, Any]:
    """By name."""
    return {one["name"]: one for one in calls.get(path).json["figures"]}


def test_nothing_is_known_of_who_does_nothing_here(calls: Calls) -> None:
    """An authority that has not begun to use it has no zeros; nor has a year before it began."""
    before = figures(calls)
    assert {one["state"] for one in before.values()} == {"unknown"}
    assert {one["number"] for one in before.values()} == {None}
    calls.published()
    assert {one["state"] for one in figures(calls, OF_YEAR.replace("2026", "2025")).values()} == {"unknown"}
    answer = calls.get(OF_YEAR).json
    assert ([one["year"] for one in answer["before"]], answer["is_over"]) == ([2025, 2024, 2023, 2022], False)


def test_they_are_counted_as_things_happen(calls: Calls) -> None:
    """Drafts, recommendations and their answers, meetings; each with where it comes from."""
    world, opened = calls.world, UUID(calls.published())
    first = world.sent(opened, world.person())
    world.sent(opened, world.person())
    world.answered(first.id, "partly")
    after = figures(calls)
    counted = {
        name: (one["number"], one["source"]) for name, one in after.items() if one["number"] is not None
    }
    assert counted == {
        "drafts-announced": (1, "procedure"),
        "drafts-urgent": (0, "procedure"),
        "acts-adopted": (0, "procedure"),
        "recommendations-received": (2, "register"),
        "recommendations-at-meetings": (0, "register"),
        "recommendations-included": (0, "register"),
        "recommendations-partly": (1, "register"),
        "written-justifications": (1, "register"),
        "public-debates": (0, "meetings"),
        "meetings-asked-by-associations": (0, "requests"),
        "public-meetings": (0, "meetings"),
    }
    assert (after["participants"]["state"], after["lawsuits"]["state"]) == ("not-applicable", "unknown")


def test_participants_are_known_where_all_were_counted(calls: Calls) -> None:
    """Of some meetings alone, the sum is unknown, and says of how many it is known."""
    world = calls.world
    draft = UUID(calls.published())
    first = held(world, draft)
    saved = wrote(world, written(world, first), "present", PRESENT)
    unknown = figures(calls)["participants"]
    assert (unknown["state"], unknown["number"], unknown["some_meetings"]) == ("unknown", None, None)
    world.do(PublishMinutes(first, CLERK, CLERK_OF, saved.version))
    known = figures(calls)
    assert (known["participants"]["number"], known["participants"]["source"]) == (34, "minutes")
    assert (known["meetings-with-media"]["number"], known["public-debates"]["number"]) == (1, 1)
    world.clock.instant = BEFORE
    published(world, held(world, draft))
    some = figures(calls)["participants"]
    assert (some["number"], some["some_meetings"]) == (None, {"number": 34, "meetings": 1, "out_of": 2})


def test_what_an_authority_states(calls: Calls) -> None:
    """With its source, over what was said before only by who has seen it; never over what is counted."""
    calls.published()
    path, body = f"{OF_YEAR}/lawsuits", {"state": "number", "number": 0, "source": "Serviciul juridic"}
    said = calls.put(path, body, calls.clerk(), version=0)
    assert (said.status_code, said.json["number"], said.json["source"]) == (200, 0, "stated")
    assert figures(calls)["lawsuits"]["note"] == "Serviciul juridic"
    assert calls.put(path, body, calls.clerk(), version=0).json["code"] == "stale"
    again = {"state": "unknown", "number": None, "source": "Nu s-a ținut evidența."}
    assert calls.put(path, again, calls.clerk(), version=1).json["state"] == "unknown"
    counted = calls.put(f"{OF_YEAR}/drafts-announced", body, calls.clerk(), version=0)
    assert counted.json["code"] == "figure-counted"
    assert calls.put(path, body, calls.clerk("alt-oras"), version=2).status_code == 403


def test_as_a_file(calls: Calls) -> None:
    """One line a figure; what is not known has no number."""
    calls.published()
    answer = calls.get(f"{OF_YEAR}.csv")
    lines = answer.text.splitlines()
    assert lines[0].lstrip("\ufeff") == "an,cifra,stare,numar,sursa,nota"
    assert "2026,proiecte de acte normative anunțate,număr,1,proceduri," in lines
    assert "2026,acțiuni în justiție,nu se știe,,," in lines


BAD: list[dict[str, Any]] = [
    {},
    {"state": "number", "source": "x"},
    {"state": "unknown", "number": 3, "source": "x"},
    {"state": "number", "number": -1, "source": "x"},
    {"state": "number", "number": "3", "source": "x"},
    {"state": "number", "number": 3, "source": " "},
    {"state": "many", "number": 3, "source": "x"},
]


def test_what_is_refused(calls: Calls) -> None:
    """No year before the law or after today, no such figure, no such authority; nor what is no figure."""
    for body in BAD:
        assert calls.put(f"{OF_YEAR}/lawsuits", body, calls.clerk(), version=0).status_code == 422, body
    for year in ("2002", "2027", "99999999999"):
        assert calls.get(OF_YEAR.replace("2026", year)).json["code"] == "no-such-year"
    good = {"state": "unknown", "source": "x"}
    assert calls.put(f"{OF_YEAR}/luck", good, calls.clerk(), version=0).json["code"] == "no-such-figure"
    assert calls.get("/authorities/nicaieri/annual-figures/2026").status_code == 404
