"""Texts of mails, from templates: one file a mail and language says what there is to say; two layouts, HTML
and plain, say it. So neither part of a mail can lack what the other has.

A template sets `subject`, `heading`, `lead` and `why`, and where it has them `notice`, `facts` (label and
value), `groups` (of a digest: each a name and entries), `quote` (label and text), `action` (label and
address) and `notes`. It holds no HTML; the layout escapes everything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from services.notification.model.fact import DIGEST
from services.notification.model.links import Links
from services.notification.ports import articles, dates, reasons
from services.notification.ports.digest import digest_data

TEMPLATES = Path(__file__).parents[1] / "templates"
LONGEST_QUOTE = 5_000
UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LINES = ("subject", "heading", "lead", "why")
PARTS: dict[str, Any] = {
    "notice": "",
    "facts": (),
    "groups": (),
    "quote": None,
    "action": None,
    "notes": (),
}
EVERYTHING = {"ro": "Ce urmăriți", "en": "What you follow"}


@dataclass(frozen=True)
class Texts:
    """A mail's subject and both its bodies."""

    subject: str
    plain: str
    html: str


class Library:
    """Writes texts.

    Args:
        links: addresses for them.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            autoescape=select_autoescape(("html",), default=False),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def write(
        self,
        category: str,
        language: str,
        data: Mapping[str, Any],
        *,
        now: datetime,
        stop_url: str | None,
        page_url: str | None = None,
    ) -> Texts:
        """A mail's texts.

        Args:
            category: of the fact; names the template.
            language: `ro` or `en`.
            data: what the template speaks of.
            now: for what is left of a term.
            stop_url: the page that stops such mails, where they were chosen.
            page_url: the one that shows all that their reader follows.

        Raises:
            jinja2.TemplateError: there is no such template, or the data lacks something.
        """
        if category == DIGEST:
            title = partial(self._title, language=language, now=now)
            data = digest_data(data, title=title, everything=EVERYTHING[language], language=language, now=now)
        parts = self._parts(f"{language}/{category}.jinja", language, data, now)
        links = {"stop_url": stop_url, "page_url": page_url, "site": self._links.public_url}
        given = {**parts, **links, "language": language}
        plain = self._environment.get_template("layout.txt").render(given)
        html = self._environment.get_template("layout.html").render(given)
        return Texts(parts["subject"], plain, html)

    def _title(
        self, category: str, data: Mapping[str, Any], *, language: str, now: datetime
    ) -> tuple[str, str]:
        parts = self._parts(f"{language}/{category}.jinja", language, data, now)
        return parts["subject"], parts["action"][1] if parts["action"] else self._links.pages(language).home

    def _parts(self, name: str, language: str, data: Mapping[str, Any], now: datetime) -> dict[str, Any]:
        data = _clean(data)
        speak = {
            "pages": self._links.pages(language),
            "date": partial(dates.full_date, language=language),
            "moment": partial(dates.full_moment, language=language),
            "exact": partial(dates.exact_moment, language=language),
            "article_number": partial(articles.spoken, language=language),
            "article_list": partial(articles.listed, language=language),
            "left": partial(dates.days_left, now=now, language=language),
            "what_is_followed": partial(reasons.followed, data, language),
            "means": partial(reasons.means, data, language),
            "why_followed": partial(reasons.why_followed, data, language),
        }
        said = self._environment.get_template(name).make_module({**data, **speak})
        parts = {part: getattr(said, part, usual) for part, usual in PARTS.items()}
        parts |= {line: one_line(getattr(said, line)) for line in LINES}
        if parts["quote"]:
            label, text = parts["quote"]
            parts["quote"] = (label, shortened(text, LONGEST_QUOTE).split("\n"))
        return parts


def one_line(text: str) -> str:
    """Text that can stand in a header: no line ends, no control characters, single spaces."""
    return " ".join(UNSPEAKABLE.sub(" ", text).split())


def shortened(text: str, longest: int) -> str:
    """At most so many characters, cut at a word, with … where something was cut."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return UNSPEAKABLE.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, Mapping):
        return {name: _clean(inner) for name, inner in value.items()}
    return value
