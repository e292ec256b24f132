"""The certificate as PDF: the same each time, and what PDF/UA-1 asks, held by others' validator."""

import io
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest

from services.training.commands.certificates import PrintCertificate
from services.training.errors.certificates import NoSuchCertificate
from services.training.queries.verification import by_file
from shared.ids import new_id
from tests.unit.training.certified import certified_course
from tests.unit.training.world import CLERK_OF, World

LONG = "Un titlu de curs care nu se mai termină, despre recomandări, răspunsuri și dezbateri publice " * 3


def printed(world: World, language: Any = "ro", **changes: Any) -> bytes:
    """The PDF of a person's certificate."""
    _, [certificate] = certified_course(world, **changes)
    return world.do(PrintCertificate(certificate, new_id(), CLERK_OF, language))[1]


def words(made: bytes) -> str:
    """The text of its page."""
    with pypdfium2.PdfDocument(made) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("language", "changes"),
    [("ro", {}), ("en", {}), ("ro", {"title": LONG[:300], "issuers": ["Asociația Exemplu"] * 10})],
)
def test_a_validator_finds_nothing_against_it(
    world: World, tmp_path: Path, language: str, changes: dict[str, Any]
) -> None:
    """In both languages, and with more words than fit at once."""
    file = tmp_path / "certificate.pdf"
    file.write_bytes(printed(world, language, **changes))
    report = pdfua.validate(str(file))
    assert report.outcomes
    assert [outcome for outcome in report.outcomes if outcome.findings] == []


def test_what_the_validator_does_not_look_at(world: World) -> None:
    """Title, language, tags, PDF/UA mark, words for every picture, one heading, typefaces in the file."""
    with pikepdf.open(io.BytesIO(printed(world))) as document:
        root = document.Root
        assert (root.Lang, bool(root.MarkInfo.Marked)) == ("ro", True)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert metadata["dc:title"] == "Certificat 1/2026"
        tags = [(str(each.S), each) for each in elements(root.StructTreeRoot)]
        figures = [each for name, each in tags if name == "/Figure"]
        assert [name for name, _ in tags if name.startswith("/H")] == ["/H1"]
        assert figures
        assert all(str(each.get("/Alt", "")) for each in figures)
        fonts = [font for font in document.objects if is_of(font, "/FontDescriptor")]
        assert fonts
        assert all(font.keys() & {"/FontFile", "/FontFile2", "/FontFile3"} for font in fonts)


def elements(at: Any) -> list[Any]:
    """The structure's elements, in order."""
    kids = at.get("/K", pikepdf.Array())
    found = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


def is_of(thing: Any, kind: str) -> bool:
    """Whether an object of the file is of a type."""
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_it_says_what_it_certifies(world: World) -> None:
    """Name, course, competence, number, fingerprint, where it is checked; and that it is an example."""
    text = words(printed(world, issuers=["Asociația Exemplu"]))
    [row] = world.rows("select code, fingerprint from certificate")
    for word in (
        "Ana Exemplu", "Competențe sociale și civice", "cetățenie", "6 ore", "1/2026", "Asociația Exemplu",
        "EXEMPLU", f"/certificate/{row['code']}", row["fingerprint"][:4],
    ):  # fmt: skip
        assert word in text


def test_it_is_the_same_each_time_and_known_again(world: World) -> None:
    """Nothing in it tells when it was made; one changed letter is found."""
    _, [certificate] = certified_course(world)
    first, second = (world.do(PrintCertificate(certificate, new_id(), CLERK_OF, "ro"))[1] for _ in range(2))
    assert first == second
    assert len(world.rows("select sha256 from certificate_file")) == 1
    changed = first.replace(b"<pdf:Keywords>1/2026", b"<pdf:Keywords>2/2026")
    touched = first.replace(b"%%EOF", b"%%EOF ")
    forged = first.replace(row_of(world)[:8].encode(), b"00000000")
    outcomes = []
    with world.runtime.read() as session:
        for content in (first, touched, changed, forged, b"%PDF-1.7 nimic", b""):
            outcomes.append(by_file(session, content).failed)
    assert outcomes == [None, "file", "number", "fingerprint", "format", "format"]


def row_of(world: World) -> str:
    """The fingerprint of the one certificate."""
    [row] = world.rows("select fingerprint from certificate")
    return str(row["fingerprint"])


def test_only_the_holder_and_clerks_get_it(world: World) -> None:
    """And who was erased has left one without a name."""
    _, [certificate] = certified_course(world)
    [row] = world.rows("select account_id from certificate")
    with pytest.raises(NoSuchCertificate):
        world.do(PrintCertificate(certificate, new_id(), frozenset(), "ro"))
    _, own = world.do(PrintCertificate(certificate, row["account_id"], frozenset(), "ro"))
    assert "Ana Exemplu" in words(own)
    world.hear("registry.account.erased", {"account_id": str(row["account_id"])})
    made = world.do(PrintCertificate(certificate, new_id(), CLERK_OF, "ro"))[1]
    assert "Ana" not in words(made)
    assert "nume șters la cererea persoanei" in words(made)
