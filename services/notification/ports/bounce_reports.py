"""Reading reports on delivery (RFC 3464): whatever comes in, the answer is a `Bounce`, never an error.

What is not such a report (an answer from somebody on holiday, a server's own prose) is `unknown`, for words
that anybody may write prove nothing.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

from services.notification.model.bounce import Bounce
from services.notification.ports.texts import one_line
from shared.email_addresses import mask_emails_in

LARGEST = 1024 * 1024
LONGEST_TEXT = 200
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
CODE = re.compile(r"(?<!\d)([245]\d\d)(?![\d.])")
UNKNOWN = Bounce("unknown")
WORST_FIRST = ("hard", "soft", "unknown")


def read_report(raw: bytes) -> Bounce:
    """What a mail that came to a return path says of the one that had gone out."""
    try:
        found = [_of_recipient(block) for block in _blocks(message_from_bytes(raw))]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # Python reads what it can
        return UNKNOWN
    return min(found, key=lambda bounce: WORST_FIRST.index(bounce.kind), default=UNKNOWN)


def _blocks(message: Message) -> Iterator[Message]:
    """The part of the report that speaks of each recipient."""
    is_report = message.get_content_type() == "multipart/report"
    if not is_report or str(message.get_param("report-type", "")).lower() != "delivery-status":
        return
    for part in _parts(message):
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            yield from (block for block in _parts(part) if "action" in block)
            return


def _of_recipient(block: Message) -> Bounce:
    action, diagnosis = _field(block, "action").lower(), _field(block, "diagnostic-code")
    status = STATUS.search(_field(block, "status")) or STATUS.search(diagnosis)
    if action not in ("failed", "delayed") or status is None or status[1] == "2":
        return UNKNOWN
    hard = action == "failed" and status[1] == "5"
    code = CODE.search(diagnosis)
    return Bounce(
        kind="hard" if hard else "soft",
        status=status[0],
        code=int(code[1]) if code else None,
        text=mask_emails_in(one_line(diagnosis.partition(";")[2] or diagnosis))[:LONGEST_TEXT],
    )


def _field(block: Message, name: str) -> str:
    value: Any = block.get(name, "")
    return one_line(str(value))[: 5 * LONGEST_TEXT]


def _parts(message: Message) -> list[Message]:
    inside: Any = message.get_payload()
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []
