"""Lists that other programs follow: Atom (RFC 4287), by page (RFC 5005), asked for again at no cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Response, current_app, render_template, request

from services.portal.languages import language, same_page_in

NOTHING_YET = "1970-01-01T00:00:00Z"
MINUTES_5 = 300
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A thing of a feed.

    Args:
        id: an address or URN that stays, whatever happens to the thing.
        updated: RFC 3339, when it last changed.
        path: of its page.
        author: who said it; the site where nobody is named.
    """

    id: str
    title: str
    updated: str
    published: str
    path: str
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A list, the newest first.

    Args:
        home: path of the page that shows the same, with its filters.
        next: path of the feed's next page.
    """

    title: str
    home: str
    entries: Sequence[Entry]
    next: str = ""


def atom(feed: Feed) -> Response:
    """The feed, with a tag by which it is not sent again unless it has changed."""
    updated = max((entry.updated for entry in feed.entries), default=NOTHING_YET, key=_instant)
    path = same_page_in(language())
    text = render_template("feeds/atom.xml", feed=feed, updated=updated, path=path)
    response = Response(NOT_IN_XML.sub("", text), content_type="application/atom+xml; charset=utf-8")
    return unless_changed(response, _instant(updated))


def unless_changed(response: Response, changed_at: datetime | None) -> Response:
    """The answer with its tag and date, or 304 to who has it (RFC 9110, 13)."""
    response.last_modified = changed_at
    response.add_etag()
    response.cache_control.public = True
    response.cache_control.max_age = MINUTES_5
    response.make_conditional(request)
    return response


def absolute(path: str) -> str:
    """The address of a path, as others reach it."""
    return f"{current_app.extensions['settings'].origin}{path}"


def _instant(written: str) -> datetime:
    return datetime.fromisoformat(written)
