"""Localities: the whole nomenclature in a table, and what was meant by what was written."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import text

from services.registry.errors.localities import UnknownLocality
from services.registry.model.counties import county_letters
from services.registry.model.localities import as_said, nomenclature
from services.registry.queries import localities as queries
from shared.plain_text import plain
from tests.unit.registry.world import World

PRAHOVA = Path(__file__).parents[2] / "data" / "siruta_prahova.csv"


def nearest(world: World, *asked: str, **more: object) -> list[tuple[str, int]]:
    """Names and codes of what is found."""
    with world.runtime.read() as session:
        return [(row["name"], row["siruta"]) for row in queries.nearest(session, *asked, **more)]  # type: ignore[arg-type]


def test_prahova_is_whole(world: World) -> None:
    """All 563 codes, each with its name and with what it lies in."""
    with PRAHOVA.open(encoding="utf-8", newline="") as file:
        truth = {int(row["SIRUTA"]): row for row in csv.DictReader(file, delimiter=";")}
    with world.runtime.read() as session:
        rows = session.execute(text("select * from locality where county_code = 'PH'")).all()
    assert {row.siruta for row in rows} == set(truth)
    for row in rows:
        assert plain(truth[row.siruta]["DENLOC"]).endswith(row.search_text)
        above = {"county": None, "uat": row.siruta, "locality": int(truth[row.siruta]["SIRSUP"])}
        assert row.uat_siruta == above[row.level]
        assert row.county_name == "Prahova"


def test_the_whole_country_is_there(world: World) -> None:
    """Codes whose check digit fails among them; none of the names has a cedilla."""
    assert world.count("locality") == 16_978
    with world.runtime.read() as session:
        row = queries.locality(session, 130543)
        assert session.scalar(text("select count(*) from locality where name ~ '[ŞşŢţ]'")) == 0
    assert row == {
        "siruta": 130543,
        "name": "Ploiești",
        "level": "locality",
        "kind": "seat",
        "county_code": "PH",
        "county_name": "Prahova",
        "uat_siruta": 130534,
        "uat_name": "Ploiești",
    }


def test_names_are_as_people_write_them() -> None:
    """Small words small, Roman numbers and initials large."""
    names = {row.siruta: row.name for row in nomenclature()}
    assert {names[code] for code in (130534, 179150, 403)} == {"Ploiești", "Sectorul 2", "București"}
    written = set(names.values())
    assert {"Vălenii de Munte", "Valea lui Mihai", "I. L. Caragiale", "Popești-Leordeni"} <= written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CORBEANCA - IF", ("corbeanca", "IF")),
        ("POPESTI-LEORDENI- IF", ("popesti leordeni", "IF")),
        ("SECTORUL 2 - BUCURESTI", ("sectorul 2", "B")),
        ("MOLDOVA-NOUA", ("moldova noua", None)),
        ("Com. Bucov, jud. Prahova", ("bucov", "PH")),
        ("Mun. Ploieşti (PH)", ("ploiesti", "PH")),
        ("Ploiești, Str. Exemplu nr. 1, bl. 2", ("ploiesti", None)),
        ("VALENII DE MUNTE JUD. PH", ("valenii de munte", "PH")),
        ("Strada Mare nr. 5", ("strada mare nr 5", None)),
        ("-", ("", None)),
    ],
)
def test_what_is_said_of_a_place(written: str, meant: tuple[str, str | None]) -> None:
    """Suffixes of a county, whole addresses, words before the name."""
    assert as_said(written) == meant


@pytest.mark.parametrize(
    ("written", "letters"),
    [
        ("PH", "PH"),
        ("caras severin", "CS"),
        ("jud. DÂMBOVITA", "DB"),
        ("Bucureşti", "B"),
        ("Ruritania", None),
    ],
)
def test_a_county_however_it_is_written(written: str, letters: str | None) -> None:
    """By its letters or its name, with or without diacritics."""
    assert county_letters(written) == letters


def test_the_nearest_of_a_typo(world: World) -> None:
    """Towns before villages, and the county holds where it is said."""
    assert nearest(world, "Ploesti", limit=1) == [("Ploiești", 130534)]
    assert nearest(world, "Ploesti", limit=1, level="locality") == [("Ploiești", 130543)]
    assert nearest(world, "CORBEANCA - IF", limit=1)[0][0] == "Corbeanca"
    assert nearest(world, "Corbeanca - PH") == []
    assert nearest(world, "bucures", limit=1)[0][0] == "București"


def test_names_that_several_have(world: World) -> None:
    """Prahova has three of Piatra; each is shown, by its code."""
    found = nearest(world, "Piatra", "Prahova", level="locality", limit=20)
    assert len([name for name, _ in found if name == "Piatra"]) == 3


@pytest.mark.parametrize("written", ["", "-", "%", "___", "\\", "x" * 5000, "NEDETERMINAT"])
def test_what_is_no_name_finds_nothing(world: World, written: str) -> None:
    """And is no fault."""
    assert nearest(world, written) == []


def test_an_unknown_code_suggests_what_was_meant(world: World) -> None:
    """By the seat that was written beside it."""
    here, ana = world.authority(), world.person()
    with pytest.raises(UnknownLocality) as refused:
        world.request(ana, here, locality_siruta=130544, seat="Ploesti, str. Exemplu 1")
    assert refused.value.text("ro") == (
        "Codul SIRUTA 130544 nu este al unei localități. Poate Ploiești (Ploiești, județul Prahova): 130543?"
    )
    assert world.count("organisation") == 0


def test_an_unknown_code_without_a_hint(world: World) -> None:
    """Where the seat says nothing either, the sentence ends there."""
    with pytest.raises(UnknownLocality) as refused:
        world.request(world.person(), world.authority(), locality_siruta=999_999, seat="??")
    assert refused.value.text("en") == "The SIRUTA code 999999 is not that of a locality."


def test_a_county_is_no_locality(world: World) -> None:
    """The sentence says of which county the code is."""
    with pytest.raises(UnknownLocality, match="whole county Prahova; choose"):
        world.request(world.person(), world.authority(), locality_siruta=298, seat="Bucov")


def test_a_town_as_a_whole_is_taken(world: World) -> None:
    """Not everybody knows in which of its villages they are."""
    world.request(world.person(), world.authority(), locality_siruta=130534)
    assert world.count("organisation") == 1
