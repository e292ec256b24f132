"""Taking bounces from the mail server by LMTP (RFC 2033).

Only addresses that we have signed are taken. Once a report is noted it is answered with 250, and then the
mail server forgets it; while the database is away the answer is 451, and it comes again.
"""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from services.notification.model.bounce import Bounce
from services.notification.model.return_paths import ReturnPaths
from services.notification.ports.bounce_reports import LARGEST, read_report
from shared.logs import get_logger

PATIENCE_S = 60.0
MOST_RECIPIENTS = 50
NO_SUCH_ADDRESS = "550 5.1.1 No such address"
TOO_MANY = "452 4.5.3 Too many recipients"
NOTED = "250 2.0.0 Noted"
LATER = "451 4.3.0 Try again later"

Note = Callable[[UUID, Bounce], None]

log = get_logger(__name__)
logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd's, which notes each line that is said


class Taking:
    """aiosmtpd's handler.

    Args:
        return_paths: tell which delivery an address belongs to.
        note: keeps what was reported; what it raises is answered with "later".
    """

    def __init__(self, return_paths: ReturnPaths, note: Note) -> None:
        self._return_paths = return_paths
        self._note = note
        self._one_by_one = ThreadPoolExecutor(1, thread_name_prefix="bounces")

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Somebody reports on a delivery."""
        if self._return_paths.read(address) is None:
            return NO_SUCH_ADDRESS
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The report is here: an answer for each recipient, as LMTP has it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._one_by_one, self._take, envelope)

    def _take(self, envelope: Envelope) -> str:
        content: Any = envelope.content or b""
        bounce = read_report(content)
        return "\r\n".join(self._answer(address, bounce) for address in envelope.rcpt_tos)

    def _answer(self, address: str, bounce: Bounce) -> str:
        delivery_id = self._return_paths.read(address)
        if delivery_id is None:
            return NO_SUCH_ADDRESS
        try:
            self._note(delivery_id, bounce)
        except Exception as error:
            log.warning("bounce-not-noted", delivery_id=str(delivery_id), error=type(error).__name__)
            return LATER
        return NOTED


class LongLines(LMTP):
    """Some servers report what others said in one line, however long."""

    line_length_limit = 64 * 1024


class Listener(Controller):
    """LMTP in a thread of its own; the caller starts and stops it."""

    def __init__(self, taking: Taking, host: str, port: int) -> None:
        super().__init__(taking, hostname=host, port=port)

    def factory(self) -> LMTP:
        """Serves one connection."""
        return LongLines(self.handler, data_size_limit=LARGEST, timeout=PATIENCE_S, loop=self.loop)
