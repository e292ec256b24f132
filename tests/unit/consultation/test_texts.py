"""What people write: masked in public, named as chosen, found however it is spelled."""

from typing import get_args

import pytest

from services.consultation.model.authorship import NameShown, initials, label
from services.consultation.model.masking import mask
from services.consultation.model.wording import as_written
from shared.plain_text import plain


@pytest.mark.parametrize(
    "private",
    [
        "ana.pop+x@example.org",
        "ana@mail.example.org",
        "ana (at) example.org",
        "0722123456",
        "0722 123 456",
        "0722.123.456",
        "0244-513.313",
        "+40 722 123 456",
        "0040722123456",
        "(0244) 513 313",
        "1800101123456",
        "2991231123456",
        "1 800101 123456",
        "180 01 01 123456",
        "1800101-123456",
        "ana＠example.org",
    ],
)
def test_private_values_are_masked(private: str) -> None:
    """E-mail addresses, phone numbers and CNPs vanish from what the public reads."""
    shown = mask(f"Scrieți-mi la {private}, mulțumesc.")
    assert private not in shown
    assert "ascuns]" in shown
    assert shown.startswith("Scrieți-mi la")
    assert shown.endswith(", mulțumesc.")


@pytest.mark.parametrize(
    "text",
    [
        "HCL 417/28.08.2025, art. 2 alin. (3)",
        "amenda de 1.500 lei pentru 300 de locuri",
        "un buget de 12 000 000 lei pentru 3 400 de locuri în 2026",
        "registrul 12/2026 din 13.01.2026",
        "12345678901234567890",
        "strada 1 Decembrie 1918 nr. 12, bl. 3",
    ],
)
def test_what_the_law_writes_stays(text: str) -> None:
    """Numbers of acts, dates and sums are no phone numbers."""
    assert mask(text) == text


def test_names_as_chosen() -> None:
    """Initials, the full name, or nothing of it; an organisation stands for itself."""
    assert initials("Ana-Maria  Popescu") == "A.-M. P."
    assert label("Ana Pop", shown="initials", organisation=None) == "A. P."
    assert label("Ana Pop", shown="full", organisation=None) == "Ana Pop"
    assert label("Ana Pop", shown="none", organisation=None) == "Persoană fizică"
    for shown in get_args(NameShown):
        assert label("Ana Pop", shown=shown, organisation="Asociația X") == "Asociația X"


def test_plain_letters() -> None:
    """Comma below, cedilla and no diacritics at all are one in searches."""
    assert plain("STAŢII de   reîncărcare") == plain("stații de reincarcare") == "statii de reincarcare"
    assert plain("100%_sigur!") == "100 sigur"


def test_words_are_kept_as_written() -> None:
    """One form of Unicode and of line ends; nothing else of the author's changes."""
    assert as_written(" Da\r\nnu\rşi ") == "Da\nnu\nşi"
