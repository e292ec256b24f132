"""Importing the national register: files of any form, once or twice, whole or not at all."""

import random
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from services.registry.commands.national_register import BeginImport
from services.registry.errors.national_register import (
    AnotherImportRuns,
    ColumnsMissing,
    ColumnTwice,
    FileEmpty,
    FileFault,
    FileTooLarge,
    NotATable,
    QuoteNeverCloses,
    TooMuchVanishes,
)
from services.registry.handlers import national_register as handlers
from services.registry.loops.national_register import carry_out, carry_out_waiting
from services.registry.model.national_register.columns import layout_of
from services.registry.queries import national_register as queries
from services.registry.repository.national_register import Staging, importing
from tests.unit.registry.register_files import HEAD, bring_in, entries, export, remarks
from tests.unit.registry.world import World

NAME, NUMBER = "Denumire ONG", "Numar Registru"
THREE = [{NUMBER: f"{number}/A/2026", NAME: f"ASOCIAȚIA {number}"} for number in (1, 2, 3)]
COUNTS = ("added", "changed", "unchanged", "vanished")


def test_twice_is_once(world: World, tmp_path: Path) -> None:
    """The same file again changes nothing, and says so."""
    first = bring_in(world, tmp_path, export(*THREE))
    before = entries(world)
    again = bring_in(world, tmp_path, export(*THREE))
    assert [first[name] for name in COUNTS] == [3, 0, 0, 0]
    assert [again[name] for name in COUNTS] == [0, 0, 3, 0]
    assert entries(world) == before


def test_a_newer_file_changes_adds_and_marks_what_vanished(world: World, tmp_path: Path) -> None:
    """What is not there any more stays, with the day; if it comes back, it is there again."""
    bring_in(world, tmp_path, export(*THREE))
    newer = [THREE[0], {**THREE[1], "Status": "Radiat"}, {NUMBER: "4/A/2026", NAME: "ASOCIAȚIA 4"}]
    counts = bring_in(world, tmp_path, export(*newer))
    assert [counts[name] for name in COUNTS] == [1, 1, 1, 1]
    gone = [entry["number"] for entry in entries(world) if entry["vanished_at"]]
    assert gone == ["3/A/2026"]
    counts = bring_in(world, tmp_path, export(*THREE))
    assert [counts[name] for name in COUNTS] == [0, 2, 1, 1]
    assert [entry["number"] for entry in entries(world) if entry["vanished_at"]] == ["4/A/2026"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.sampled_from([",", ";", "\t"]))
def test_any_order_of_the_columns_gives_the_same(
    world: World, tmp_path: Path, chance: random.Random, separator: str
) -> None:
    """And any of the usual separators."""
    rows = [{**row, "Localitate": "BUCOV, STR. UNU", "CUI": "2844855"} for row in THREE]
    bring_in(world, tmp_path, export(*rows))
    before = entries(world)
    head = list(HEAD)
    chance.shuffle(head)
    again = bring_in(world, tmp_path, export(*rows, head=head, separator=separator))
    assert again["unchanged"] == 3
    assert entries(world) == before


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_head_is_read_or_refused(head: list[str]) -> None:
    """Never a fault of ours."""
    with suppress(ColumnTwice):
        layout_of([*head, "Numar Registru", "Denumire ONG"])
    with pytest.raises(FileFault):
        layout_of([cell + " zz" for cell in head])


@pytest.mark.parametrize(
    ("encoding", "reading"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1250", "cp1250")],
)
def test_any_usual_encoding(world: World, tmp_path: Path, encoding: str, reading: str) -> None:
    """By its mark or by its bytes; the report says which it was."""
    name = "ASOCIAŢIA ŞCOALA MĂGURĂ ÎNALTĂ"
    cells = {NAME: name, "Categorie Personalitate Juridica": "Asociaţie"}
    counts = bring_in(world, tmp_path, export(cells).encode(encoding))
    assert entries(world)[0]["name"] == "ASOCIAȚIA ȘCOALA MĂGURĂ ÎNALTĂ"
    with world.runtime.read() as session:
        kept = queries.register_import(session, counts["id"])
    assert kept is not None
    assert kept["reading"]["encoding"] == reading


def test_damaged_letters_are_noted(world: World, tmp_path: Path) -> None:
    """A bad byte among good letters: the line is taken, the letter is lost."""
    content = export({NAME: "ASOCIAȚIA BUNĂ ȘI DREAPTĂ"}, {NUMBER: "1/A/2026", NAME: "ASOCIA@IA"}).encode()
    counts = bring_in(world, tmp_path, content.replace(b"@", b"\xfe"))
    assert remarks(world, counts) == [(3, "noted", "unreadable-characters")]


def test_a_workbook(world: World, tmp_path: Path) -> None:
    """XLSX, by what is in it and not by its name; a day may be a day."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEAD))
    cells = dict(zip(HEAD, [""] * len(HEAD), strict=True)) | {NAME: "FUNDAȚIA EXEMPLU", NUMBER: "61/B/2026"}
    sheet.append([1 if name == "Nr. Crt." else cells[name] or None for name in HEAD])
    sheet["D2"] = datetime(2026, 1, 4)  # noqa: DTZ001 - a workbook knows no zones
    book.save(tmp_path / "book.xlsx")
    bring_in(world, tmp_path, (tmp_path / "book.xlsx").read_bytes())
    [entry] = entries(world)
    assert (entry["kind"], str(entry["entered_on"])) == ("foundation", "2026-01-04")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b"\xef\xbb\xbf\r\n\r\n", FileEmpty),
        (export().encode(), FileEmpty),
        (b"%PDF-1.7 nothing", NotATable),
        (b"\xd0\xcf\x11\xe0 an old workbook", NotATable),
        (b"PK\x03\x04 no workbook", NotATable),
        (b"<html><body>Denumire ONG</body></html>", ColumnsMissing),
        (b"Denumire ONG,Judet\nA,B\n", ColumnsMissing),
        (b"Denumire ONG,Denumire,Numar Registru\nA,B,1/A/2026\n", ColumnTwice),
        (b'Denumire ONG,Numar Registru\n"A,1/A/2026\n' + b"x,2/A/2026\n" * 20_000, QuoteNeverCloses),
        (bytes(range(256)) * 40, FileFault),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence(
    world: World, tmp_path: Path, content: bytes, refusal: type[FileFault]
) -> None:
    """In both languages, kept with the import; nothing is changed."""
    bring_in(world, tmp_path, export(*THREE))
    with pytest.raises(refusal) as refused:
        bring_in(world, tmp_path, content)
    assert len(entries(world)) == 3
    with world.runtime.read() as session:
        [failed] = [row for row in queries.imports(session, after=None, limit=9) if row["state"] == "failed"]
    assert failed["fault"]["ro"] == refused.value.text("ro")


def test_missing_columns_are_named() -> None:
    """With what was found instead."""
    with pytest.raises(ColumnsMissing, match=r"numar registru\. Found: Nume, Adresa"):
        layout_of(["Nume", "Adresa"])


def test_a_crash_between_staging_and_merge_leaves_the_former(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is one transaction; the import is given up, and the next one may begin."""
    bring_in(world, tmp_path, export(*THREE))
    before = entries(world)

    def fall(*_: object) -> None:
        raise RuntimeError("power is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Staging, "merge", fall)
        with pytest.raises(AssertionError, match="not carried out"):
            bring_in(world, tmp_path, export({}))
    assert entries(world) == before
    assert world.count("national_register_line") == 0
    assert bring_in(world, tmp_path, export(*THREE))["unchanged"] == 3


def test_a_process_that_died_leaves_its_place(world: World) -> None:
    """The worker gives up what lies in the middle without a file."""
    begun = world.do(BeginImport(file_name="a.csv", size=1, upload=False))
    carry_out_waiting(world.runtime, world.runtime.bus)
    with world.runtime.read() as session:
        left = queries.register_import(session, begun.id)
    assert left is not None
    assert (left["state"], left["fault"]["code"]) == ("failed", "import-interrupted")


def test_one_at_a_time(world: World, tmp_path: Path) -> None:
    """The second is told; the worker keeps off what another process carries out."""
    begun = world.do(BeginImport(file_name="a.csv", size=1, upload=False))
    with pytest.raises(AnotherImportRuns):
        world.do(BeginImport(file_name="b.csv", size=1, upload=False))
    with importing(world.runtime.engine) as first, importing(world.runtime.engine) as second:
        assert first is not None
        assert second is None
        carry_out_waiting(world.runtime, world.runtime.bus)
    with world.runtime.read() as session:
        left = queries.register_import(session, begun.id)
    assert left is not None
    assert left["state"] == "running"


def test_two_that_begin_at_once(world: World) -> None:
    """The database lets one through."""
    start, told = threading.Barrier(2), []

    def begin() -> None:
        start.wait()
        try:
            world.do(BeginImport(file_name="a.csv", size=1, upload=False))
            told.append("begun")
        except AnotherImportRuns:
            told.append("told")

    both = [threading.Thread(target=begin) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(told) == ["begun", "told"]


def test_a_file_cut_short_is_not_taken_for_the_register(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a large part would vanish, that is refused, unless it is said that fewer are accepted."""
    monkeypatch.setattr(handlers, "FEW", 2)
    bring_in(world, tmp_path, export(*THREE))
    with pytest.raises(TooMuchVanishes):
        bring_in(world, tmp_path, export(THREE[0]))
    assert not [entry for entry in entries(world) if entry["vanished_at"]]
    assert bring_in(world, tmp_path, export(THREE[0]), accept_fewer=True)["vanished"] == 2


def test_a_file_larger_than_any(world: World) -> None:
    """Is refused before a byte of it comes."""
    with pytest.raises(FileTooLarge):
        world.do(BeginImport(file_name="a.csv", size=60 * 1024 * 1024 + 1))


def test_an_import_is_in_the_trail(world: World, tmp_path: Path) -> None:
    """When it began and what it brought; when it came to nothing, and why."""
    bring_in(world, tmp_path, export(*THREE))
    with pytest.raises(FileEmpty):
        bring_in(world, tmp_path, "")
    with world.runtime.read() as session:
        rows = session.execute(text("select deed, details from audit order by id")).all()
    assert [row.deed for row in rows] == [
        "national-register.begun",
        "national-register.imported",
        "national-register.begun",
        "national-register.given-up",
    ]
    assert rows[1].details == {"added": 3, "changed": 0, "vanished": 0}


def test_reports_of_old_imports_go(world: World, tmp_path: Path) -> None:
    """Line by line the newest five are kept; the counts of all are."""
    for number in range(7):
        bring_in(world, tmp_path, export({NUMBER: f"rău {number}"}, {}))
    assert world.count("national_register_line") == 5
    assert world.count("national_register_import") == 7


def test_how_far_it_is(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each batch, the part of the file that is read, and the lines."""
    monkeypatch.setattr(handlers, "BATCH", 2)
    file = tmp_path / "a.csv"
    file.write_text(export(*THREE), encoding="utf-8")
    begun, told = world.do(BeginImport(file_name="a.csv", size=1, upload=False)), []
    carry_out(world.runtime.bus, begun.id, file, lambda done, lines: told.append((done, lines)))
    assert told == [(1.0, 2), (1.0, 3)]


def test_what_a_claim_is_like(world: World, tmp_path: Path) -> None:
    """Number and name first, then the number alone, then names that are alike, by county where it is said."""
    rows = [
        {NUMBER: "1/A/2026", NAME: "ASOCIAȚIA STRĂZI LINIȘTITE"},
        {NUMBER: "1/A/2026", NAME: "CLUBUL DE ȘAH"},
        {NUMBER: "2/A/2026", NAME: "ASOCIATIA STRAZI LINISTITE PLOIESTI"},
        {NUMBER: "3/A/2026", NAME: "ASOCIAȚIA STRĂZI LINIȘTITE", "Localitate": "", "Judet": "CLUJ"},
        {NUMBER: "4/A/2026", NAME: "FUNDAȚIA DEPARTE"},
    ]
    bring_in(world, tmp_path, export(*rows))
    asked = {"name": "Asociația Străzi Liniștite", "register_number": "1/A/2026"}
    with world.runtime.read() as session:
        found = queries.matching(session, **asked, county=None)
        here = queries.matching(session, **asked, county="Prahova")
        assert queries.matching(session, name=None, register_number=None, county=None) == []
        [alone] = queries.matching(session, name=None, register_number="4/A/2026", county=None)
    assert [(row["by"], row["number"]) for row in found] == [
        ("number-and-name", "1/A/2026"),
        ("number", "1/A/2026"),
        ("name", "3/A/2026"),
        ("name", "2/A/2026"),
    ]
    assert found[0]["likeness"] == 1
    assert [row["number"] for row in here if row["by"] == "name"] == ["2/A/2026"]
    assert (alone["by"], alone["vanished_at"]) == ("number", None)
