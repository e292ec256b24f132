"""From a delivery to the bytes that a mail server takes (RFC 5322, RFC 2919, RFC 8058)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from services.notification.model.fact import DIGEST, TO_MANY
from services.notification.model.links import Links
from services.notification.model.return_paths import ReturnPaths
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports import course_calendars, meeting_calendars, registration_calendars
from services.notification.ports.relay_address import Sender
from services.notification.ports.sheet import Sheet, new_mark
from services.notification.ports.term_calendars import as_calendar, term_of
from services.notification.ports.texts import Library, shortened

LARGEST = 100 * 1024
LONGEST_SUBJECT = 150
VERBATIM = ("list-id", "list-unsubscribe", "message-id")
CALENDAR_FILE = {"ro": "termen.ics", "en": "term.ics"}
LABEL = re.compile(r"[a-z0-9-]{1,60}")
SIMPLE = re.compile(r"[A-Za-z0-9_+.-]{1,40}@[A-Za-z0-9.-]{1,40}")
SHEET_LASTS = timedelta(minutes=1)  # “6 days left” may not grow old
SHEETS_KEPT = 32


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
BEYOND_ASCII = POLICY.clone(utf8=True)  # for a relay that offers SMTPUTF8 (RFC 6532)


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

    @property
    def chosen_by(self) -> UUID | None:
        """By whom such mails were chosen, and can be stopped: the subscription; of a digest the follower."""
        if self.category == DIGEST:
            return UUID(self.data["follower_id"])
        return self.subscription_id


class Own(NamedTuple):
    """What differs from recipient to recipient of a fact: words in a mail, or marks that stand for them."""

    recipient: str
    delivery_id: str
    stop_token: str  # empty where nothing can be stopped
    page_token: str = ""  # and so is the one that shows all that they follow


MARKS = Own(f"{new_mark()}@mark.invalid", new_mark(), new_mark(), new_mark())


class Composer:
    """Composes mails.

    Args:
        library: writes their texts.
        links: addresses that mail programs call.
        tokens: for the links that stop mails.
        sender: who they come from.
        return_paths: where they come back to.
    """

    def __init__(
        self,
        library: Library,
        links: Links,
        tokens: StopTokens,
        sender: Sender,
        return_paths: ReturnPaths | None = None,
    ) -> None:
        self._library = library
        self._links = links
        self._tokens = tokens
        self._sender = sender
        self._return_paths = return_paths
        self._sheets: dict[tuple[object, ...], tuple[datetime, Sheet]] = {}

    def return_path(self, delivery_id: UUID) -> str:
        """Where a bounce of it goes, for the envelope; empty where nobody listens for them."""
        return self._return_paths.of(delivery_id) if self._return_paths else ""

    def compose(self, item: Outgoing, now: datetime) -> bytes:
        """The message, with CRLF at its line ends; nothing but ASCII, unless the address has more.

        Raises:
            jinja2.TemplateError: the template and the data do not fit.
            MailTooLarge: it has more than `LARGEST` bytes.
            ValueError: the recipient is no address.
        """
        own = Own(item.recipient, str(item.delivery_id), *self._tokens_of(item.chosen_by, now))
        if item.category not in TO_MANY or not item.recipient.isascii():
            return _bounded(self._written(item, own, now))
        filled_in = own._replace(recipient=_as_header(own.recipient))
        return _bounded(self._sheet(item, now).filled(dict(zip(MARKS, filled_in, strict=True))))

    def _tokens_of(self, chosen: UUID | None, now: datetime) -> tuple[str, str]:
        return (self._tokens.make(chosen), self._tokens.make_page(chosen, now)) if chosen else ("", "")

    def _sheet(self, item: Outgoing, now: datetime) -> Sheet:
        """What many recipients of a fact share; kept for a minute."""
        key = (item.fact_id, item.language, item.topic_key, item.subscription_id is None)
        made, sheet = self._sheets.get(key, (now, None))
        if sheet is None or not made <= now < made + SHEET_LASTS:
            if len(self._sheets) >= SHEETS_KEPT:
                self._sheets.clear()
            marks = MARKS if item.subscription_id else MARKS._replace(stop_token="", page_token="")
            sheet = Sheet(self._written(item, marks, now, cte="quoted-printable"), MARKS)
            self._sheets[key] = now, sheet
        return sheet

    def _written(self, item: Outgoing, own: Own, now: datetime, cte: str | None = None) -> bytes:
        """The mail with these words for what is a recipient's own, and of that nothing from the item."""
        pages = self._links.pages(item.language)
        texts = self._library.write(
            item.category,
            item.language,
            {**item.data, "topic_key": item.topic_key},
            now=now,
            stop_url=pages.stop(own.stop_token) if own.stop_token else None,
            page_url=pages.follows(own.page_token) if own.page_token else None,
        )
        message = EmailMessage(policy=POLICY if own.recipient.isascii() else BEYOND_ASCII)
        message["Subject"] = shortened(texts.subject, LONGEST_SUBJECT)
        message.set_content(texts.plain, cte=cte)
        message.add_alternative(texts.html, subtype="html", cte=cte)
        self._attach_term(message, item, now, cte)
        message["From"] = self._sender.header
        message["To"] = _address(own.recipient)
        message["Date"] = now
        message["Message-ID"] = f"<{own.delivery_id}@{self._sender.domain}>"
        message["Content-Language"] = item.language
        message["Auto-Submitted"] = "auto-generated"
        if item.topic_key:
            message["List-Id"] = f"<{list_id(item.topic_key, self._sender.domain)}>"
        if own.stop_token:
            message["List-Unsubscribe"] = f"<{self._links.one_click(own.stop_token)}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return message.as_bytes()

    def _attach_term(self, message: EmailMessage, item: Outgoing, now: datetime, cte: str | None) -> None:
        calendar = self._calendar(item, now)
        if calendar is None:
            return
        name, method = CALENDAR_FILE[item.language], {"method": "PUBLISH"}
        message.add_attachment(calendar, subtype="calendar", cte=cte, filename=name, params=method)

    def _calendar(self, item: Outgoing, now: datetime) -> str | None:
        pages, language = self._links.pages(item.language), item.language
        if item.category == meeting_calendars.CATEGORY and item.data["what"] == "minutes":
            return None  # it is over
        if item.category == meeting_calendars.CATEGORY:
            return meeting_calendars.meeting_calendar(item.data, pages, language=language, now=now)
        if item.category == course_calendars.CATEGORY:
            return course_calendars.course_calendar(item.data, pages, language=language, now=now)
        if item.category == registration_calendars.CATEGORY:
            return registration_calendars.registration_calendar(item.data, pages, language=language, now=now)
        term = term_of(item.category, item.data, pages)
        return as_calendar(term, language=language, domain=self._sender.domain, now=now) if term else None


def list_id(topic_key: str, domain: str) -> str:
    """What mail programs file by (RFC 2919): `oras-exemplu.authority.example.org`; what cannot stand in a
    name, such as words that are searched for, stands as a mark of itself."""
    kind, _, value = topic_key.partition(":")
    if value and not LABEL.fullmatch(value):
        value = sha256(value.encode()).hexdigest()[:32]
    return f"{value}.{kind}.{domain}" if value else f"{kind}.{domain}"


def _address(recipient: str) -> Address:
    if recipient.isascii():
        return Address(addr_spec=recipient)
    username, _, domain = recipient.rpartition("@")
    return Address(username=username, domain=domain)


def _as_header(recipient: str) -> str:
    """As the header To has it; most addresses are written as they are."""
    if SIMPLE.fullmatch(recipient):
        return recipient
    header = POLICY.header_factory("To", Address(addr_spec=recipient))
    return POLICY.fold("To", header).removeprefix("To:").strip()


def _bounded(raw: bytes) -> bytes:
    if len(raw) > LARGEST:
        raise MailTooLarge(f"{len(raw)} bytes")
    return raw
