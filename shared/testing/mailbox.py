"""A mail server for tests: it takes what it is sent, or refuses as it is told."""

import time
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """What was received, and what is to be refused.

    `refusals` holds an SMTP reply for each of the next messages, such as "451 try later" or "550 unknown";
    once it is empty all are taken again. `delay` is how many seconds the server takes over each message.
    """

    host: str
    port: int = 0
    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    delay: float = 0.0

    def to(self, address: str) -> list[EmailMessage]:
        """The messages that were delivered to an address, oldest first."""
        both = zip(self.received, self.recipients, strict=True)
        return [message for message, recipient in both if recipient == address]

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """aiosmtpd's hook for a whole message."""
        time.sleep(self.delay)
        if self.refusals:
            return self.refusals.pop(0)
        content: Any = envelope.original_content or b""
        for recipient in envelope.rcpt_tos:
            self.received.append(message_from_bytes(content, _class=EmailMessage, policy=policy.default))
            self.recipients.append(recipient)
        return "250 OK"


def serve(mailbox: Mailbox) -> Controller:
    """Start the server in a thread; the caller stops it."""
    controller = Controller(mailbox, hostname=mailbox.host, port=mailbox.port)
    controller.start()
    return controller
