"""The mail server that relays for us, over the standard library, with every wait bounded.

What is promised: a message whose delivery was written down is never sent again. What is not: should this
process die between the server's 250 and that note, the message is sent once more, with the same
Message-ID, by which most mailboxes recognise it. SMTP offers nothing better.
"""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal
from urllib.parse import unquote, urlsplit

from services.notification.model.addresses import mask_emails_in
from shared.settings import Secret

CONNECT_WITHIN_S = 10.0
PER_CONNECTION = 100  # messages; some servers dislike more
LONGEST_ANSWER = 300
SCHEMES = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}

Outcome = Literal["delivered", "temporary-failure", "permanent-failure"]


@dataclass(frozen=True)
class Result:
    """What the server said: the outcome and its words, without addresses."""

    outcome: Outcome
    answer: str


class SmtpServer:
    """Where it is and how one signs in there.

    Args:
        url: `smtp://`, `smtp+starttls://` or `smtps://[user:password@]host[:port]`.

    Raises:
        ValueError: the address has another form.
    """

    def __init__(self, url: Secret) -> None:
        self._parts = urlsplit(url.reveal())
        if self._parts.scheme not in SCHEMES or not self._parts.hostname:
            raise ValueError("SMTP_URL must begin with smtp://, smtp+starttls:// or smtps:// and name a host.")

    def connect(self) -> smtplib.SMTP:
        """A connection that is signed in.

        Raises:
            OSError, smtplib.SMTPException: it cannot be had now.
        """
        host, port = self._parts.hostname or "", self._parts.port or SCHEMES[self._parts.scheme]
        secure = ssl.create_default_context()
        if self._parts.scheme == "smtps":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=CONNECT_WITHIN_S, context=secure)
        else:
            connection = smtplib.SMTP(host, port, timeout=CONNECT_WITHIN_S)
        if self._parts.scheme == "smtp+starttls":
            connection.starttls(context=secure)
        if self._parts.username:
            connection.login(unquote(self._parts.username), unquote(self._parts.password or ""))
        return connection


class Postman:
    """Carries messages over one connection at a time, made anew when it breaks. For one thread."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._connection: smtplib.SMTP | None = None
        self._carried = 0

    def carry(self, message: EmailMessage) -> Result:
        """Hand one message over; never raises."""
        try:
            connection = self._connected()
            connection.send_message(message)
            self._carried += 1
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            self._tidy()
            return _refused(code, words)
        except smtplib.SMTPResponseException as error:
            self.leave()
            return _refused(error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            self.leave()
            return Result("temporary-failure", f"{type(error).__name__}: {error}"[:LONGEST_ANSWER])
        return Result("delivered", "250")

    def leave(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _connected(self) -> smtplib.SMTP:
        if self._carried >= PER_CONNECTION:
            self.leave()
        if self._connection is None:
            self._connection, self._carried = self._server.connect(), 0
        return self._connection

    def _tidy(self) -> None:
        try:
            if self._connection is not None:
                self._connection.rset()
        except (OSError, smtplib.SMTPException):
            self.leave()


def _refused(code: int, words: bytes | str) -> Result:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    outcome: Outcome = "permanent-failure" if 500 <= code < 600 else "temporary-failure"
    return Result(outcome, f"{code} {mask_emails_in(text)}"[:LONGEST_ANSWER])
