"""The only source of the present instant; no service asks SQL or the system for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """The port through which code learns what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock plus the seconds that stand in a file, re-read at each call.

    Several processes under test share one file and so move through time together.
    """

    def __init__(self, offset_file: Path) -> None:
        self._offset_file = offset_file

    def now(self) -> datetime:
        seconds = float(self._offset_file.read_text() or 0)
        return datetime.now(UTC) + timedelta(seconds=seconds)
