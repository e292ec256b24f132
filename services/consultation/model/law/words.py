"""Sentences in both languages, and days as people say them."""

from datetime import date
from typing import NamedTuple

from babel.dates import format_date

PATTERN = "d MMMM y"


class Told(NamedTuple):
    """The same in Romanian and in English."""

    ro: str
    en: str

    def then(self, more: "Told") -> "Told":
        """Followed by another sentence."""
        return Told(f"{self.ro} {more.ro}".strip(), f"{self.en} {more.en}".strip())

    def on(self, **days: date) -> "Told":
        """With each `{name}` filled by that day, in the words of each language."""
        return Told(
            self.ro.format(**{name: said(day, "ro") for name, day in days.items()}),
            self.en.format(**{name: said(day, "en") for name, day in days.items()}),
        )


NOTHING = Told("", "")


def told_day(day: date) -> Told:
    """A day by itself, in the words of each language."""
    return Told(said(day, "ro"), said(day, "en"))


def said(day: date, language: str) -> str:
    """“13 ianuarie 2026”, “13 January 2026”."""
    return str(format_date(day, PATTERN, locale=language))
