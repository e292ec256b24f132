"""The words of its own that an authority has in its mails, for whoever writes mails by the thousand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from services.notification.model.own_texts import EDITED, Words
from services.notification.repository import own_texts as stored
from shared.clock import Clock

KEPT = timedelta(seconds=10)  # so long after a change some mails still have the words of before
NONE = Words()


class OwnTexts:
    """Reads words, and remembers them for a moment.

    Args:
        read: opens a session that only reads.
        clock: says when they are old.
    """

    def __init__(self, read: Callable[[], AbstractContextManager[Session]], clock: Clock) -> None:
        self._read = read
        self._clock = clock
        self._known: dict[tuple[str, str, str], tuple[datetime, Words]] = {}

    def __call__(self, authority: str, category: str, language: str) -> Words:
        """The words that count now."""
        if category not in EDITED:
            return NONE
        place, now = (authority, category, language), self._clock.now()
        read_at, words = self._known.get(place, (None, NONE))
        if read_at is None or not read_at <= now < read_at + KEPT:
            with self._read() as session:
                words = stored.current(session, place)
            self._known[place] = now, words
        return words
