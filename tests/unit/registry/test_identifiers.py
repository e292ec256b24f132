"""Numbers, addresses and names in one spelling."""

import pytest

from services.registry.errors.organisations import CuiNotValid, RegisterNumberNotValid
from services.registry.model.identifiers import normalise_cui, normalise_register_number
from services.registry.model.names import sort_key, tidy
from shared.email_addresses import EmailNotValid, email_key, normalise_email
from shared.plain_text import plain


@pytest.mark.parametrize("written", ["2844855", "RO2844855", "ro 2844855", " RO 2844855 "])
def test_a_cui_loses_its_prefix_and_spaces(written: str) -> None:
    """Ploiești's own number, in each way that people write it."""
    assert normalise_cui(written) == "2844855"


@pytest.mark.parametrize("written", ["2844856", "1", "12345678901", "28A4855", "RO", "00"])
def test_a_cui_with_a_wrong_control_digit_is_refused_with_the_rule(written: str) -> None:
    """The sentence says which part of the rule is broken."""
    with pytest.raises(CuiNotValid) as refused:
        normalise_cui(written)
    assert type(refused.value) is not CuiNotValid
    assert "CUI" in refused.value.text("ro")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("3315/A/2026", "3315/A/2026"), (" 61 / b / 2026", "61/B/2026"), ("1/D/1999", "1/D/1999")],
)
def test_register_numbers_are_mended(written: str, kept: str) -> None:
    """Spaces and small letters do not matter."""
    assert normalise_register_number(written) == kept


@pytest.mark.parametrize("written", ["3315/E/2026", "A/3315/2026", "3315/A/26", "3315/A/2026/1", ""])
def test_other_numbers_are_no_register_numbers(written: str) -> None:
    """The form is number, letter, year."""
    with pytest.raises(RegisterNumberNotValid):
        normalise_register_number(written)


def test_addresses_keep_one_spelling_and_compare_without_capitals() -> None:
    """The domain is in small letters and ASCII; the local part stays as written."""
    assert normalise_email(" Ana.Exemplu@Example.ORG ") == "Ana.Exemplu@example.org"
    assert normalise_email("ana@primăria.example.org").startswith("ana@xn--")
    assert normalise_email("s\u0326tefan.ionaș@example.org") == "ștefan.ionaș@example.org"
    assert email_key("Ana@example.org") == email_key("ANA@example.org")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "ana",
        "@example.org",
        "ana@",
        "ana@example",
        "a b@example.org",
        "ana@example..org",
        "ana@-x.org",
        "ana\r\nBcc: x@example.org",
        "x" * 65 + "@example.org",
        "ana@" + "x" * 64 + ".org",
        "ș" * 33 + "@example.org",
        "ana\u200b@example.org",
        "ana\u202e@example.org",
        "ana\ud800@example.org",
        "ana\u00a0b@example.org",
        "“ana”@example.org",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    """Also what would break out of a mail header."""
    with pytest.raises(EmailNotValid):
        normalise_email(written)


def test_search_does_not_see_diacritics_capitals_or_signs() -> None:
    """Comma below, cedilla and none meet."""
    assert plain("Asociația „Ștefan”") == plain("ASOCIAŢIA  Stefan") == "asociatia stefan"
    assert tidy(" Asociaţia   Şapte ") == "Asociația Șapte"


def test_names_sort_as_the_romanian_alphabet_does() -> None:
    """ă and â follow a, ș follows s, ț follows t; signs around a name do not count."""
    names = ["ura", "țap", "„tuz”", "șah", "suz", "ban", "âla", "ăla", "azur"]
    assert sorted(names, key=sort_key) == names[::-1]
