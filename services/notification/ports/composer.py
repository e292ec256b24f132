"""From a delivery to the bytes that a mail server takes (RFC 5322, RFC 8058)."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from typing import Any
from uuid import UUID

from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import Library, Texts, shortened

LARGEST = 100 * 1024
LONGEST_SUBJECT = 150
VERBATIM = ("list-unsubscribe", "message-id")


class MailTooLarge(Exception):
    """Mail programs cut off what is longer."""


class HeadersAsTheyAre(EmailPolicy):
    """Python folds a long word in a header by encoding it (RFC 2047), which no mail program reads inside an
    address: those headers stay on one line, which RFC 5322 allows up to 998 characters."""

    def fold(self, name: str, value: Any) -> str:
        """A header as a string."""
        if name.lower() in VERBATIM:
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as bytes."""
        if name.lower() in VERBATIM:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


POLICY = HeadersAsTheyAre(linesep=SMTP.linesep, cte_type="7bit", utf8=False)


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A delivery that was claimed, with all that its mail is made of.

    Args:
        lease: under which it was claimed; whoever notes the outcome shows it.
        data: of the fact.
        subscription_id: where the recipient chose such mails, and may stop them.
        correlation_id: of the request or event that all this began with.
        traceparent: the span in which the fact was heard.
    """

    delivery_id: UUID
    fact_id: UUID
    lease: UUID
    category: str
    recipient: str
    language: str
    data: dict[str, Any]
    subscription_id: UUID | None
    topic_key: str | None
    correlation_id: str | None
    traceparent: str | None


class Composer:
    """Composes mails.

    Args:
        library: writes their texts.
        links: addresses that mail programs call.
        tokens: for the links that stop mails.
        sender: who they come from.
    """

    def __init__(self, library: Library, links: Links, tokens: StopTokens, sender: Sender) -> None:
        self._library = library
        self._links = links
        self._tokens = tokens
        self._sender = sender

    def compose(self, item: Outgoing, now: datetime) -> bytes:
        """The message, with CRLF at its line ends and nothing but ASCII.

        Raises:
            jinja2.TemplateError: the template and the data do not fit.
            MailTooLarge: it has more than `LARGEST` bytes.
            ValueError: the recipient is no address.
        """
        token = self._tokens.make(item.subscription_id) if item.subscription_id else None
        stop_url = self._links.pages(item.language).stop(token) if token else None
        data = {**item.data, "topic_key": item.topic_key}
        texts = self._library.write(item.category, item.language, data, now=now, stop_url=stop_url)
        message = self._with_texts(texts)
        message["From"] = self._sender.header
        message["To"] = Address(addr_spec=item.recipient)
        message["Date"] = now
        message["Message-ID"] = f"<{item.delivery_id}@{self._sender.domain}>"
        message["Content-Language"] = item.language
        message["Auto-Submitted"] = "auto-generated"
        if token:
            message["List-Unsubscribe"] = f"<{self._links.one_click(token)}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return _bounded(message.as_bytes())

    @staticmethod
    def _with_texts(texts: Texts) -> EmailMessage:
        message = EmailMessage(policy=POLICY)
        message["Subject"] = shortened(texts.subject, LONGEST_SUBJECT)
        message.set_content(texts.plain)
        message.add_alternative(texts.html, subtype="html")
        return message


def _bounded(raw: bytes) -> bytes:
    if len(raw) > LARGEST:
        raise MailTooLarge(f"{len(raw)} bytes")
    return raw
