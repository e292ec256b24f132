"""Romanian at `/`, English under `/en/`: the same pages, told apart by the first part of the path."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, request
from flask_babel import Babel, gettext, ngettext  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LANGUAGES = ("ro", "en")
PREFIX = "/en"
ZONE = "Europe/Bucharest"
CATALOGUES = Path(__file__).parent / "translations"


class LanguageFromPath:
    """WSGI wrapper: moves `/en` from the path to the script's name, so that `url_for` keeps it."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(f"{PREFIX}/"):
            environ["portal.language"] = "en"
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path[len(PREFIX) :] or "/"
        return self._app(environ, start_response)


def language() -> str:
    """The language of this request: `ro` or `en`."""
    return str(request.environ.get("portal.language", "ro"))


def say(key: str, **values: object) -> str:
    """The text of that key in this request's language, filled with the values."""
    text: str = gettext(key, **values)
    return text


def say_count(key: str, count: int) -> str:
    """The text of that key for so many, in the form that the language has for the number."""
    text: str = ngettext(key, key, count)
    return text


def same_page_in(code: str) -> str:
    """The path of this page, with its query, in the language `code`."""
    path = quote(request.path, safe="/:@!$&'()*+,;=~-._")
    query = request.query_string.decode("latin-1")
    prefix = PREFIX if code == "en" else ""
    return f"{prefix}{path}" + (f"?{query}" if query else "")


def compile_catalogues(folder: Path = CATALOGUES) -> None:
    """Write each `messages.mo` that is missing or older than its `messages.po`."""
    for source in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        # Written beside and moved over: several web processes may start at once.
        beside = target.with_name(f"{target.name}.{datetime.now().timestamp()}")  # noqa: DTZ005 (a name only)
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(target)


def speak(app: Flask) -> None:
    """Give the app its languages, and Romania's time."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(CATALOGUES)
    Babel(
        app,
        default_locale="ro",
        default_timezone=ZONE,
        locale_selector=language,
        timezone_selector=lambda: ZONE,
    )
