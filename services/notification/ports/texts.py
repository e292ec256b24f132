"""Texts of mails, from templates: one file a mail and language says what there is to say; two layouts, HTML
and plain, say it. So neither part of a mail can lack what the other has.

A template sets `subject`, `heading`, `lead` and `why`, and where it has them `notice`, `facts` (label and
value), `groups` (of a digest: each a name and entries), `quote` (label and text), `action` (label and
address) and `notes`. It holds no HTML; the layout escapes everything.

Around these an authority may have words of its own: before the subject, an `introduction` and a `closing`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from services.notification.model.fact import DIGEST
from services.notification.model.links import Links
from services.notification.model.own_texts import Words, fill
from services.notification.ports import articles, dates, reasons
from services.notification.ports.digest import digest_data
from shared.logs import get_logger

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
    "introduction": (),
    "closing": (),
}
TITLES = ("title", "consultation_title")
OwnWords = Callable[[str, str, str], Words]

log = get_logger(__name__)
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
        own: an authority's words in mails of a category and language; None where nobody has any.
    """

    def __init__(self, links: Links, own: OwnWords | None = None) -> None:
        self._links = links
        self._own = own
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
        return self.laid_out(self.parts(category, language, data, now=now), language, stop_url, page_url)

    def parts(
        self,
        category: str,
        language: str,
        data: Mapping[str, Any],
        *,
        now: datetime,
        words: Words | None = None,
    ) -> dict[str, Any]:
        """What a mail says, part by part, with the authority's words around it.

        Args:
            words: instead of those that count.

        Raises:
            jinja2.TemplateError: there is no such template, or the data lacks something.
        """
        if category == DIGEST:
            title = partial(self._title, language=language, now=now)
            data = digest_data(data, title=title, everything=EVERYTHING[language], language=language, now=now)
        parts = self._parts(f"{language}/{category}.jinja", language, data, now)
        # Words that cannot be read or filled in are left out: the mail says what it must without them.
        try:
            if words is None:
                authority = data.get("authority")
                words = self._own(authority, category, language) if self._own and authority else Words()
            return {**parts, **_around(parts, words, _values(_clean(data), language))}
        except Exception as error:
            log.error("own-text-left-out", category=category, error=type(error).__name__)
            return parts

    def laid_out(
        self, parts: Mapping[str, Any], language: str, stop_url: str | None, page_url: str | None = None
    ) -> Texts:
        """The parts as a mail's subject and bodies."""
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


def _values(data: Mapping[str, Any], language: str) -> dict[str, str]:
    """What placeholders stand for in a mail; those without a value are left out."""
    title = next((data[name] for name in TITLES if data.get(name)), None)
    until = data.get("recommendations_until")
    found = {
        "autoritatea": data.get("authority_name"),
        "titlul": title,
        "termenul": dates.full_moment(until, language) if until else None,
        "numarul": data.get("register_number"),
    }
    return {name: value for name, value in found.items() if value}


def _around(parts: Mapping[str, Any], words: Words, values: Mapping[str, str]) -> dict[str, Any]:
    """The authority's words, filled in: a paragraph is what stands between empty lines."""
    prefix = one_line(fill(words.subject_prefix, values))
    return {
        "subject": f"{prefix} {parts['subject']}" if prefix else parts["subject"],
        "introduction": _paragraphs(fill(words.introduction, values)) or parts["introduction"],
        "closing": _paragraphs(fill(words.closing, values)) or parts["closing"],
    }


def _paragraphs(text: str) -> list[list[str]]:
    blocks = re.split(r"\n\s*\n", str(_clean(text)))
    return [[line.strip() for line in block.split("\n")] for block in blocks if block.strip()]


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
