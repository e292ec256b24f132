"""Handing mail over to a relay by SMTP (RFC 5321), over one connection for many mails.

What is promised: a mail that the relay has taken (250) counts as delivered, and is not sent again once that
was written down. What is not: should the process, or the connection, be lost between the relay's 250 and
our writing it down, the mail goes out once more. It then has the same Message-ID, by which relays and mail
programs may drop it. SMTP offers nothing better.
"""

import contextlib
import re
import smtplib
import ssl
import time
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from services.notification.model.delivery import Outcome, State
from services.notification.ports.relay_address import RelayAddress, Sender
from services.notification.ports.texts import one_line
from shared.email_addresses import mask_emails_in

CONNECT_S = 10.0
ANSWER_S = 20.0  # for each answer; with the dozen answers of one mail it stays under the lease
IDLE_S = 10.0
LONGEST_TEXT = 200
SPEAKABLE = re.compile(r"[^\s<>\x00-\x1f\x7f\ud800-\udfff]+@[^\s<>\x00-\x1f\x7f\ud800-\udfff]+")
NO_SMTPUTF8 = "the relay takes no address with letters beyond ASCII (SMTPUTF8)"
SIGN_IN_FIRST = (530, 535, 538)
ABOUT_US = re.compile(r"\b5\.7\.\d+\b|\brelay(ing)?\b.*\b(denied|refused|prohibited|not)\b", re.IGNORECASE)
CLOSING = 421
YES = ((250,), (250, 251), (354,))  # to MAIL, RCPT, DATA
DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)

Answer = tuple[int, bytes]

T = TypeVar("T")


class NoSmtpUtf8(Exception):
    """The relay does not offer what an address beyond ASCII needs (RFC 6531)."""


class Relay(Protocol):
    """Takes mail."""

    def send(self, recipient: str, message: bytes, return_path: str = "") -> Outcome:
        """Hand a mail over; every trouble is an outcome, none is raised.

        Args:
            recipient: an address.
            message: as it is composed.
            return_path: where a bounce of it goes; to who sends it unless given.
        """
        ...

    def rest(self) -> None:
        """Nothing to send at present."""
        ...

    def close(self) -> None:
        """No more mail will come."""
        ...


class SmtpRelay:
    """A connection to a relay, opened when needed. Not to be shared by threads.

    Args:
        address: of the relay.
        sender: whose address bounces go to, unless a mail has one of its own.
        answer_s: seconds to wait for each answer.
    """

    def __init__(self, address: RelayAddress, sender: Sender, answer_s: float = ANSWER_S) -> None:
        self._address = address
        self._sender = sender
        self._answer_s = answer_s
        self._smtp: smtplib.SMTP | None = None
        self._used_at = 0.0

    def send(self, recipient: str, message: bytes, return_path: str = "") -> Outcome:
        """Hand a mail over."""
        if not SPEAKABLE.fullmatch(recipient):
            return Outcome("permanent-failure", None, "not an address")
        try:
            return self._transact(recipient, message, return_path or self._sender.address)
        except NoSmtpUtf8:
            return Outcome("permanent-failure", None, NO_SMTPUTF8)
        except smtplib.SMTPResponseException as error:
            self._drop()
            return _relay_trouble(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            return Outcome("technical-failure", None, _named(error))
        except ValueError as error:  # what cannot be said in SMTP at all
            self._drop()
            return Outcome("technical-failure", None, _named(error), final=True)

    def rest(self) -> None:
        """Close a connection that has not been used for a while."""
        if self._smtp and time.monotonic() - self._used_at > IDLE_S:
            self.close()

    def check(self) -> str:
        """Connect and sign in, without sending anything. Returns what the relay says of itself.

        Raises:
            smtplib.SMTPException, OSError: it cannot be done.
        """
        try:
            self._smtp = self._connect()
            return _text(self._smtp.ehlo_resp or b"")
        finally:
            self.close()

    def close(self) -> None:
        """Say goodbye, if there is somebody to say it to."""
        smtp, self._smtp = self._smtp, None
        if smtp:
            _quietly(smtp.quit)
            smtp.close()

    def _transact(self, recipient: str, message: bytes, return_path: str) -> Outcome:
        smtp, answers = self._offer(recipient, return_path)
        trouble = _refused(answers)
        if trouble is None:
            smtp.send(DOT_FIRST.sub(b"..", message) + b".\r\n")
            code, text = smtp.getreply()
            self._used_at = time.monotonic()
            return Outcome("delivered", code, _text(text)) if code == 250 else _refusal(code, text)
        if answers[-1][0] == 354:  # it takes a mail without a recipient: have none (RFC 2920, 3.1)
            smtp.send(b".\r\n")
            smtp.getreply()
        if answers[-1][0] == CLOSING:
            self._drop()
        return trouble

    def _offer(self, recipient: str, return_path: str) -> tuple[smtplib.SMTP, list[Answer]]:
        """Say who a mail is from and for, over the connection that there is or, if that is lost, a new one.

        RSET tells whether the old one still holds, and forgets what was refused over it.
        """
        if self._smtp:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                commands = _commands(self._smtp, recipient, return_path)
                (code, _), *answers = _ask(self._smtp, ["RSET", *commands])
                if code == 250:
                    return self._smtp, answers
            self._drop()
        self._smtp = self._connect()
        return self._smtp, _ask(self._smtp, _commands(self._smtp, recipient, return_path))

    def _connect(self) -> smtplib.SMTP:
        address, context = self._address, ssl.create_default_context()
        # Without a name smtplib asks the DNS for this machine's, for as long as that takes.
        here = self._sender.domain
        smtp: smtplib.SMTP
        if address.security == "tls":
            smtp = smtplib.SMTP_SSL(address.host, address.port, here, timeout=CONNECT_S, context=context)
        else:
            smtp = smtplib.SMTP(address.host, address.port, here, timeout=CONNECT_S)
        try:
            if smtp.sock:
                smtp.sock.settimeout(self._answer_s)
            if address.security == "starttls":
                smtp.starttls(context=context)
            if address.user:
                smtp.login(address.user, address.password)
            smtp.ehlo_or_helo_if_needed()
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp:
            smtp.close()


def _commands(smtp: smtplib.SMTP, recipient: str, return_path: str) -> list[str]:
    options, smtp.command_encoding = "", "ascii"
    if not recipient.isascii():
        if not smtp.has_extn("smtputf8"):
            raise NoSmtpUtf8
        options, smtp.command_encoding = " BODY=8BITMIME SMTPUTF8", "utf-8"
    return [f"MAIL FROM:<{return_path}>{options}", f"RCPT TO:<{recipient}>", "DATA"]


def _ask(smtp: smtplib.SMTP, commands: Sequence[str]) -> list[Answer]:
    """The answers; all commands at once where the relay lets us (RFC 2920): one trip instead of one each.

    Where it does not, none after the first that is refused. After 421 it says nothing more.
    """
    together = smtp.has_extn("pipelining")
    if together:
        smtp.send("".join(f"{command}\r\n" for command in commands))
    answers: list[Answer] = []
    for command in commands:
        answers.append(smtp.getreply() if together else smtp.docmd(command))
        if answers[-1][0] == CLOSING or (not together and answers[-1][0] >= 400):
            break
    return answers


def _refused(answers: Sequence[Answer]) -> Outcome | None:
    """What MAIL, RCPT or DATA was refused with, the first of them; None where the message may come."""
    judges = (_relay_trouble, _refusal_of_recipient, _refusal)
    for answer, said_yes, trouble in zip(answers, YES, judges, strict=False):
        if answer[0] not in said_yes:
            return trouble(*answer)
    return None


def _refusal_of_recipient(code: int, text: bytes | str) -> Outcome:
    """The same at RCPT, where “sign in first” and “I pass no mail on for you” are said, too: about us."""
    about_us = code in SIGN_IN_FIRST or (code >= 500 and ABOUT_US.search(_text(text)))
    return _relay_trouble(code, text) if about_us else _refusal(code, text)


def _refusal(code: int, text: bytes | str) -> Outcome:
    """What the server says of this recipient or this mail."""
    if code < 200:
        return _relay_trouble(code, text)
    state = "permanent-failure" if code >= 500 else "temporary-failure"
    return Outcome(state, code, _text(text))  # type: ignore[arg-type]


def _relay_trouble(code: int, text: bytes | str) -> Outcome:
    """What the relay says of us (greeting, sign-in, sender): not the recipient's fault, so never for good."""
    if code < 200:  # it speaks no SMTP
        return Outcome("technical-failure", None, _text(text) or "no SMTP", of_relay=True)
    state: State = "technical-failure" if code >= 500 else "temporary-failure"
    return Outcome(state, code, _text(text), of_relay=True)


def _text(answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return mask_emails_in(one_line(words))[:LONGEST_TEXT]


def _named(error: Exception) -> str:
    return _text(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


def _quietly(ask: Callable[[], T]) -> T | None:
    try:
        return ask()
    except (smtplib.SMTPException, OSError):
        return None
