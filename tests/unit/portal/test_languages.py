"""The two languages: the same pages, the same keys."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from babel.messages.pofile import read_po
from flask import Flask

from services.portal.languages import CATALOGUES

PORTAL = Path(CATALOGUES).parent
USED = re.compile(r"""(?:\b_|\bsay|\bsay_count|ngettext)\(\s*["']([^"']+)["'](\s*[~+%])?""")
HOLDER = re.compile(r"%\((\w+)\)s")


def catalogue(language: str) -> dict[str, list[str]]:
    """Each key with its texts, one for each plural form."""
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        found = {}
        for message in read_po(file, locale=language):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                texts = [message.string] if isinstance(message.string, str) else list(message.string)
                found[key] = texts
        return found


RO, EN = catalogue("ro"), catalogue("en")


def used_keys() -> tuple[set[str], set[str]]:
    """Whole keys, and beginnings of keys that are put together, in code and templates."""
    whole, beginnings = set(), set()
    for path in [*PORTAL.rglob("*.py"), *PORTAL.rglob("*.html")]:
        for key, joined in USED.findall(path.read_text(encoding="utf-8")):
            (beginnings if joined else whole).add(key)
    # The menu goes over a list of keys.
    return whole, {key.split("%", 1)[0] for key in beginnings} | {"nav."}


def test_both_catalogues_have_every_key_with_a_text() -> None:
    """No page is half in one language."""
    assert RO.keys() == EN.keys()
    assert all(text for texts in [*RO.values(), *EN.values()] for text in texts)


def test_every_key_that_is_used_has_a_text_and_every_text_is_used() -> None:
    """A key that is mistyped, or a text that nobody says, is found here."""
    whole, beginnings = used_keys()
    assert whole <= RO.keys()
    assert {key for key in RO.keys() - whole if not key.startswith(tuple(beginnings))} == set()


def test_a_text_has_the_same_holes_in_both_languages() -> None:
    """A number or a name is not lost in translation; in singular it may be a word."""
    for key, texts in RO.items():
        assert set(HOLDER.findall(texts[-1])) == set(HOLDER.findall(EN[key][-1])), key


def test_romanian_is_written_with_comma_below() -> None:
    """ş and ţ with cedilla are other letters."""
    assert not [key for key, texts in RO.items() if re.search("[şţŞŢ]", "".join(texts))]


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("/ajutor", "ro", "/en/ajutor"),
        ("/en/ajutor", "en", "/ajutor"),
        ("/en/verifica?number=12/2026", "en", "/verifica?number=12/2026"),
    ],
)
def test_a_page_says_its_language_and_leads_to_the_same_page_in_the_other(
    make_portal: Callable[..., Flask], path: str, language: str, other: str
) -> None:
    """The switch keeps the page and what was asked of it."""
    shown = make_portal(lambda _: httpx.Response(404)).test_client().get(path).get_data(as_text=True)
    assert f'<html lang="{language}">' in shown
    assert f'class="language" href="{other}"' in shown
    assert f'hreflang="{"en" if language == "ro" else "ro"}" href="http://localhost{other}"' in shown
