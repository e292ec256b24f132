"""The dirt of real exports: what is mended, what is noted, what is refused, each with its reason and line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.registry.register_files import HEAD, bring_in, entries, export, remarks
from tests.unit.registry.world import World

NAME, NUMBER, PLACE, COUNTY, DAY = (
    "Denumire ONG",
    "Numar Registru",
    "Localitate",
    "Judet",
    "Data Inregistrare",
)


def one(world: World, folder: Path, **cells: str) -> tuple[list[tuple[str, str]], dict[str, Any] | None]:
    """Verdicts and reasons for a file of one line, and the entry it gave."""
    given = {name.replace("_", " "): value for name, value in cells.items()}
    counts = bring_in(world, folder, export(given))
    found = entries(world)
    assert (counts["taken"], counts["refused"]) == ((1, 0) if found else (0, 1))
    return [remark[1:] for remark in remarks(world, counts)], found[0] if found else None


@pytest.mark.parametrize(
    ("written", "name", "reason"),
    [
        ("ASOCIAŢIA CENTRUL BUBU ŞI GAŞCA", "ASOCIAȚIA CENTRUL BUBU ȘI GAȘCA", "cedilla"),
        ("ASOCIAȚIA\tPARC\r\nVERDE", "ASOCIAȚIA PARC VERDE", "line-breaks"),
        ("ASOCIAȚIA PARC\0", "ASOCIAȚIA PARC", "control-characters"),
        (
            "ASOCIAȚIA COMUNITARĂ PRO MOBILITAS KOZOSSEGIEGYESULETIn conformitate cu Dovada disponibilitatii "
            "denumirii nr. 205538, emisa de Ministerul Justitiei in data de 11.04.2023",
            "ASOCIAȚIA COMUNITARĂ PRO MOBILITAS KOZOSSEGIEGYESULET",
            "note-cut",
        ),
        (
            "FUNDAȚIA EXEMPLU, prin Încheierea nr. 12/2020 a Judecătoriei Exemplu s-a dispus radierea",
            "FUNDAȚIA EXEMPLU",
            "note-cut",
        ),
        ("ASOCIAȚIA EXEMPLU - Sentința civilă nr. 120/2011", "ASOCIAȚIA EXEMPLU", "note-cut"),
    ],
)
def test_a_name_is_mended(world: World, tmp_path: Path, written: str, name: str, reason: str) -> None:
    """Cedillas, tabs and newlines, NULs, notes of courts and offices glued to it."""
    said, entry = one(world, tmp_path, **{NAME: written})
    assert ("mended", reason) in said
    assert entry is not None
    assert entry["name"] == name


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "name-missing"),
        ("-", "name-missing"),
        ("Admite cererea formulată de petentă și dispune înscrierea în registru", "ruling-for-name"),
        ("JUDECĂTORIA EXEMPLU, încheierea din 3 martie 2020", "ruling-for-name"),
        ("Sentința civilă nr. 120/2011", "ruling-for-name"),
        ("ASOCIAȚIA ***", "name-redacted"),
        ("XXXXXX", "name-redacted"),
        ("[date cu caracter personal]", "name-redacted"),
        ("A" * 301, "name-too-long"),
    ],
)
def test_what_is_no_name_is_refused(world: World, tmp_path: Path, written: str, reason: str) -> None:
    """A ruling in its place, nothing, or only what was taken out."""
    assert one(world, tmp_path, **{NAME: written}) == ([("refused", reason)], None)


@pytest.mark.parametrize(
    "written",
    [
        'ASOCIATIA "... SPRJIN SI SPRENTA"',
        'ASOCIATIA,, O SANSA PENTRU ..."',
        "ASOCIAȚIA PENTRU *** DIN PLOIEȘTI",
        "FUNDAȚIA ████ PENTRU COPII",
    ],
)
def test_a_name_with_a_part_taken_out_is_noted(world: World, tmp_path: Path, written: str) -> None:
    """The rest still tells it from others."""
    said, entry = one(world, tmp_path, **{NAME: written})
    assert said == [("noted", "redacted")]
    assert entry is not None
    assert entry["name"] == written


@pytest.mark.parametrize(
    "name",
    [
        "ucenicii lui cantemir",
        "ASOCIAȚIA EUROPEANĂ - CLUSTER SOCIAL MULTIDISCIPLINAR, MEDICAL ȘI DE PRIM-AJUTOR (ECC)",
        'ASOCIAȚIA PĂRINȚILOR DIN ȘCOALA " CONSTANTIN BRÂNCUȘI"',
        "ASOCIATIA „CALATORIA GLORIEI”",
        "ASOCIAȚIA TEACH, PLEASE!",
        "ASOCIAȚIA DECIZIA NOASTRĂ",
        "ASOCIAȚIA CONFORM CU NATURA",
        "ASOCIAȚIA JUDECĂTORILOR EXEMPLU",
        "ASOCIAȚIA XIX SPORT",
    ],
)
def test_odd_names_are_names(world: World, tmp_path: Path, name: str) -> None:
    """What only looks like a note stays as it is."""
    said, entry = one(world, tmp_path, **{NAME: name})
    assert said == []
    assert entry is not None
    assert entry["name"] == name


@pytest.mark.parametrize("written", ["3304 / a / 2026", "3304-A-2026", "3304\\A\\2026"])
def test_a_number_is_mended(world: World, tmp_path: Path, written: str) -> None:
    """Spaces, small letters, other strokes."""
    said, entry = one(world, tmp_path, **{NUMBER: written})
    assert said == [("mended", "number-form")]
    assert entry is not None
    assert entry["number"] == "3304/A/2026"


@pytest.mark.parametrize(
    ("written", "reason"),
    [("", "number-missing"), ("3304", "number-not-valid"), ("1/E/2026", "number-not-valid")],
)
def test_what_is_no_number_is_refused(world: World, tmp_path: Path, written: str, reason: str) -> None:
    """It is half of the key."""
    assert one(world, tmp_path, **{NUMBER: written}) == ([("refused", reason)], None)


@pytest.mark.parametrize(
    ("locality", "county", "kept", "siruta", "said"),
    [
        ("PLOIESTI", "PRAHOVA", "Ploiești", 130534, []),
        ("CORBEANCA - IF", "ILFOV", "Corbeanca", 102160, [("mended", "county-suffix")]),
        ("POPESTI-LEORDENI- IF", "ILFOV", "Popești-Leordeni", 179533, [("mended", "county-suffix")]),
        ("SECTORUL 2 - BUCURESTI", "BUCURESTI", "Sectorul 2", 179150, [("mended", "county-suffix")]),
        ("MOLDOVA-NOUA", "CARAS SEVERIN", "Moldova Nouă", 51056, []),
        ("RÂMNICU VALCEA", "VÂLCEA", "Râmnicu Vâlcea", 167473, []),
        ("Ploiești, Str. Exemplu nr. 1, bl. 2", "PRAHOVA", "Ploiești", 130534, [("mended", "address")]),
        ("Str. Exemplu nr. 1, Ploiești", "PRAHOVA", "Ploiești", 130534, [("mended", "address")]),
        ("COM. BUCOV, SAT BUCOV, NR. 3", "PRAHOVA", "Bucov", 130785, [("mended", "address")]),
        ("NEDETERMINAT", "VÂLCEA", None, None, [("noted", "locality-undetermined")]),
        ("", "ILFOV", None, None, []),
        ("NICAIERI", "PRAHOVA", "NICAIERI", None, [("noted", "locality-unknown")]),
        ("PIATRA", "PRAHOVA", "PIATRA", None, [("noted", "locality-ambiguous")]),
        ("BRADU - AG", "PRAHOVA", None, None, [("noted", "counties-contradict")]),
        (
            "PLOIESTI",
            "RURITANIA",
            "PLOIESTI",
            None,
            [("noted", "county-unknown"), ("noted", "locality-unknown")],
        ),
        ("[date personale]", "PRAHOVA", None, None, [("noted", "redacted")]),
    ],
)
def test_where_it_is(
    world: World,
    tmp_path: Path,
    locality: str,
    county: str,
    kept: str | None,
    siruta: int | None,
    said: list[tuple[str, str]],
) -> None:
    """County suffixes, whole addresses, nothing, what several are called."""
    found, entry = one(world, tmp_path, **{PLACE: locality, COUNTY: county})
    assert entry is not None
    if locality == "BRADU - AG":
        assert said[0] in found
        return
    assert (found, entry["locality"], entry["locality_siruta"]) == (said, kept, siruta)


@pytest.mark.parametrize(
    ("written", "kept", "said"),
    [
        ("04.01.2026", date(2026, 1, 4), []),
        ("2026-01-04", date(2026, 1, 4), []),
        ("", None, []),
        ("04.01.2025", date(2025, 1, 4), [("noted", "year-contradicts")]),
        ("31.02.2026", None, [("noted", "date-not-valid")]),
        ("04.01.0026", None, [("noted", "date-not-valid")]),
        ("ieri", None, [("noted", "date-not-valid")]),
        ("04.09.2027", None, [("noted", "date-in-future")]),
    ],
)
def test_when_it_was_entered(
    world: World, tmp_path: Path, written: str, kept: date | None, said: list[tuple[str, str]]
) -> None:
    """A number of one year and a day of another contradict each other; both are kept, and it is noted."""
    found, entry = one(world, tmp_path, **{DAY: written})
    assert entry is not None
    assert (found, entry["entered_on"]) == (said, kept)


def test_other_columns(world: World, tmp_path: Path) -> None:
    """A fiscal code whose control digit fails is not kept; a category against the number is noted."""
    said, entry = one(
        world,
        tmp_path,
        **{
            "CUI": "2844856",
            "Categorie Personalitate Juridica": "Fundație",
            "Este Filiala": "Da",
            "Are Utilitate Publica": "poate",
        },
    )
    assert entry is not None
    assert said == [("noted", "kind-contradicts"), ("noted", "cui-not-valid")]
    assert (entry["kind"], entry["cui"]) == ("association", None)
    assert (entry["is_branch"], entry["public_utility"]) == (True, None)


def test_the_same_twice_in_one_file(world: World, tmp_path: Path) -> None:
    """The first line counts; the second is refused, and its report names the first."""
    twice = {NAME: "Asociația EXEMPLU"}
    counts = bring_in(world, tmp_path, export({}, {NUMBER: "1/A/2026"}, twice))
    assert (counts["taken"], counts["refused"]) == (2, 1)
    assert remarks(world, counts) == [(4, "refused", "twice-in-file")]


def test_a_number_that_several_share(world: World, tmp_path: Path) -> None:
    """Thousands do: number and name together are the key."""
    counts = bring_in(world, tmp_path, export({}, {NAME: "ASOCIAȚIA ALTA"}))
    assert len(entries(world)) == 2
    assert remarks(world, counts) == [(3, "noted", "number-shared")]


def test_a_line_with_other_columns_than_the_head(world: World, tmp_path: Path) -> None:
    """Too few, or more that hold something, are refused; empty ones at the end harm nobody."""
    text = export({}, {NUMBER: "2/A/2026"}, {NUMBER: "3/A/2026"}).splitlines()
    content = "\n".join([text[0], text[1] + ",,", text[2] + ",surplus", "1,2,3", text[3], "", " , "])
    counts = bring_in(world, tmp_path, content)
    assert remarks(world, counts) == [(3, "refused", "columns-differ"), (4, "refused", "columns-differ")]
    assert [entry["number"] for entry in entries(world)] == ["3/A/2026", "3304/A/2026"]


def test_lines_are_counted_as_an_editor_does(world: World, tmp_path: Path) -> None:
    """A cell of several lines moves those below it."""
    counts = bring_in(world, tmp_path, export({NAME: "ASOCIAȚIA\nPE\nTREI"}, {NUMBER: "rău"}))
    assert remarks(world, counts) == [(2, "mended", "line-breaks"), (5, "refused", "number-not-valid")]


def test_the_head_may_be_any_of_former_years(world: World, tmp_path: Path) -> None:
    """Under a title, with other words, with columns that nobody knows."""
    head = ["Denumire", "Culoare", "Nr. registru", "Județul"]
    rows = ["Export,,,", ",,,", ",".join(head), "ASOCIAȚIA EXEMPLU,roșu,3304/A/2026,Prahova"]
    counts = bring_in(world, tmp_path, "\n".join(rows))
    assert entries(world)[0]["county_code"] == "PH"
    with world.runtime.read() as session:
        from services.registry.queries.national_register import register_import

        kept = register_import(session, counts["id"])
    assert kept is not None
    assert kept["reading"]["ignored"] == ["Culoare"]
    assert len(HEAD) == 13
