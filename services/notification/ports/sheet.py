"""A mail that many get is composed once, with marks where each recipient has something of their own.

Encoding a mail takes milliseconds, filling in marks a hundredth of one. A mark is random, so that nobody can
write one into a title. Bodies must be quoted-printable: there a mark may be broken over two lines, and what
takes its place stands on a line of its own, for lines are not to grow long.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SOFT_BREAK = b"=\r\n"
END_OF_HEADERS = b"\r\n\r\n"


def new_mark() -> str:
    """Letters and digits that stand nowhere else, and that no escaping changes."""
    return f"m{secrets.token_hex(16)}"


class _Piece(NamedTuple):
    text: bytes
    mark: str  # what comes after the text; empty at the end
    in_body: bool


class Sheet:
    """A mail with marks.

    Args:
        raw: as it would be sent, with CRLF at its line ends.
        marks: that it may have, each any number of times.
    """

    def __init__(self, raw: bytes, marks: Sequence[str]) -> None:
        body_at, done = raw.find(END_OF_HEADERS), 0
        self._pieces: list[_Piece] = []
        for found in _any_of(marks).finditer(raw):
            mark = found.group().replace(SOFT_BREAK, b"").decode()
            self._pieces.append(_Piece(raw[done : found.start()], mark, found.start() > body_at))
            done = found.end()
        self._pieces.append(_Piece(raw[done:], "", False))

    def filled(self, own: Mapping[str, str]) -> bytes:
        """The mail to one recipient.

        Args:
            own: what takes the place of each mark; ASCII without line ends, in bodies 75 characters at most.
        """
        written: list[bytes] = []
        for text, mark, in_body in self._pieces:
            written.append(text)
            if mark:
                value = own[mark].encode("ascii")
                written += (SOFT_BREAK, value.replace(b"=", b"=3D"), SOFT_BREAK) if in_body else (value,)
        return b"".join(written)


def _any_of(marks: Sequence[str]) -> re.Pattern[bytes]:
    anywhere = b"(?:" + re.escape(SOFT_BREAK) + b")?"
    return re.compile(b"|".join(anywhere.join(bytes([one]) for one in mark.encode()) for mark in marks))
