"""The SMTP side."""

import asyncio

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from operations.mail_catcher.store import Store

LARGEST = 10 * 1024 * 1024


class Taking:
    """aiosmtpd's handler: keeps what it is given, unless told to refuse."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """A whole message has come."""
        return await asyncio.to_thread(self._take, envelope)

    def _take(self, envelope: Envelope) -> str:
        if reply := self._store.next_refusal():
            return reply
        self._store.keep(envelope.mail_from or "", envelope.rcpt_tos, envelope.original_content or b"")
        return "250 OK"


def receive(store: Store, host: str, port: int) -> Controller:
    """Take mail in a thread of its own; the caller stops it."""
    controller = Controller(Taking(store), hostname=host, port=port, data_size_limit=LARGEST)
    controller.start()
    return controller
