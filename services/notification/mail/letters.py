"""From a delivery to the mail that is sent: plain, complete, with one main link and no tracking."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from services.notification.mail.markup import as_text, read
from services.notification.model.tokens import Tokens

BUCHAREST = ZoneInfo("Europe/Bucharest")
CONFIRM_PATH = "/abonamente/confirmare?token="
STOP_PATH = "/abonamente/oprire?token="
ONE_CLICK = "/api/notification/v1/unsubscribe/"
SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class Letter:
    """What is needed to write one."""

    delivery_id: UUID
    template: str
    language: str
    recipient: str
    subscription_id: UUID | None
    params: dict[str, Any]


class LetterWriter:
    """Writes mails.

    Args:
        public_url: where the portal is, without a slash at the end.
        sender: what stands in `From`.
        tokens: make the links that stop.
    """

    def __init__(self, public_url: str, sender: str, tokens: Tokens) -> None:
        self._public_url = public_url
        self._tokens = tokens
        name, address = parseaddr(sender)
        self._sender = Address(name, addr_spec=address)
        self._environment = Environment(
            loader=PackageLoader("services.notification"),
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters |= {"day": _day, "hour": _hour}
        self._layout = self._environment.get_template("layout.html")

    def write(self, letter: Letter, now: datetime) -> EmailMessage:
        """The mail; the same delivery gives the same Message-ID each time."""
        message = EmailMessage(policy=SMTP)
        subject, text, html = self.render(letter, now)
        message["Subject"] = subject
        message["From"] = self._sender
        message["To"] = letter.recipient
        message["Date"] = format_datetime(now)
        message["Message-ID"] = f"<{letter.delivery_id}@{self._sender.domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message["Content-Language"] = letter.language
        if letter.subscription_id:
            token = self._tokens.stopping(letter.subscription_id)
            message["List-Unsubscribe"] = f"<{self._public_url}{ONE_CLICK}{token}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        return message

    def render(self, letter: Letter, now: datetime) -> tuple[str, str, str]:
        """Subject, text and HTML of a mail."""
        base = self._public_url + ("/en" if letter.language == "en" else "")
        stop = self._tokens.stopping(letter.subscription_id) if letter.subscription_id else ""
        values = {**letter.params, "days_left": _days_left(letter.params, now), "stop_path": STOP_PATH + stop}
        template = self._environment.get_template(f"{letter.language}/{letter.template}.txt")
        subject, blocks = read(template.render({key: _tame(value) for key, value in values.items()}), base)
        html = self._layout.render(blocks=blocks, subject=subject, language=letter.language)
        return subject, as_text(blocks), html


def _tame(value: Any) -> Any:
    """What people wrote must not be taken for our markup: lines stay within their paragraph."""
    if isinstance(value, str):
        return "\n".join(line.strip() for line in value.splitlines() if line.strip()).lstrip("#>~= ")
    return value


def _days_left(params: dict[str, Any], now: datetime) -> int:
    until = params.get("until")
    if until is None:
        return 0
    end = datetime.fromisoformat(until).astimezone(BUCHAREST).date()
    return max(0, (end - now.astimezone(BUCHAREST).date()).days)


def _day(instant: str, language: str) -> str:
    """A day in full: joi, 29 ianuarie 2026."""
    return format_date(datetime.fromisoformat(instant).astimezone(BUCHAREST), format="full", locale=language)


def _hour(instant: str, language: str) -> str:
    return format_time(datetime.fromisoformat(instant).astimezone(BUCHAREST), format="HH:mm", locale=language)
