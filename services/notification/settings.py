"""The notification service's settings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from services.notification.model.return_paths import LONGEST_NAME
from services.notification.ports.relay_address import RelayAddress, Sender, is_no_relay
from services.notification.ports.vapid import VapidKeys
from shared.email_addresses import DOMAIN, LOCAL
from shared.settings import Secret, ServiceSettings, SettingsError

LOOPBACK = ("localhost", "127.0.0.1", "::1")
BIND = re.compile(r"[^\s]+:\d{1,5}")


@dataclass(frozen=True, kw_only=True)
class Settings(ServiceSettings):
    """What the notification service reads beside what every service does.

    Args:
        smtp_url: the relay: `smtp://host:25`, `smtp+starttls://user:password@host:587` or
            `smtps://user:password@host:465`; secret because of the password.
        mail_from: who mails come from, `Name <address>`; its domain also stands in every Message-ID.
        vapid_private_key: shows push services who we are; 32 random bytes in base64url. Without one nobody is
            offered notifications in the browser; with another, all who had turned them on do so anew.
        mails_a_minute: of those that go to many, how many at most to one recipient's domain.
        outbound_loopback: webhooks and browser push may reach this machine's own addresses; for tests.
        outbound_ca_file: certificate authorities that they trust beside the machine's own.
        bounce_address: where mails come back to that cannot be delivered, such as `bounces@example.org`; each
            goes out from an address of its own, `bounces+…@example.org`. Empty: they go back to `mail_from`.
        bounces_bind: where the worker takes them from the mail server, by LMTP; empty: nowhere.
    """

    smtp_url: Secret
    mail_from: str
    vapid_private_key: Secret | None = None
    mails_a_minute: int = 600
    outbound_loopback: bool = False
    outbound_ca_file: str = ""
    bounce_address: str = ""
    bounces_bind: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        faults = [*self._faults_of_relay(), *self._faults_of_bounces(), *self._faults_of_outbound()]
        try:
            Sender.parse(self.mail_from)
        except ValueError as fault:
            faults.append(f"MAIL_FROM: {fault}.")
        else:
            faults += self._faults_of_push()
        if self.mails_a_minute < 1:
            faults.append("MAILS_A_MINUTE must be 1 or more.")
        if faults:
            raise SettingsError("\n".join(faults))

    def _faults_of_relay(self) -> Iterator[str]:
        try:
            relay = self.relay
        except ValueError as fault:
            yield f"SMTP_URL: {fault}."
            return
        if self.environment != "production":
            return
        if relay.security == "none" and relay.host not in LOOPBACK:
            yield "SMTP_URL must be smtp+starttls:// or smtps:// to another machine."
        if is_no_relay(relay):
            yield "SMTP_URL leads to a mail catcher or to nowhere, so that nobody would get their mail."

    def _faults_of_bounces(self) -> Iterator[str]:
        name, _, domain = self.bounce_address.rpartition("@")
        if self.bounce_address and not (LOCAL.fullmatch(name) and DOMAIN.fullmatch(domain.lower())):
            yield "BOUNCE_ADDRESS: must be an address."
        elif len(name) > LONGEST_NAME or "+" in name:
            yield f"BOUNCE_ADDRESS: what stands before its @ has at most {LONGEST_NAME} letters, and no +."
        if self.bounces_bind and not self.bounce_address:
            yield "BOUNCES_BIND needs BOUNCE_ADDRESS, to which mails come back."
        if self.bounces_bind and not BIND.fullmatch(self.bounces_bind):
            yield "BOUNCES_BIND: must be host:port."

    def _faults_of_outbound(self) -> Iterator[str]:
        if self.environment == "production" and self.outbound_loopback:
            yield "OUTBOUND_LOOPBACK opens this machine to strangers' addresses: not in production."
        if self.outbound_ca_file and not Path(self.outbound_ca_file).is_file():
            yield "OUTBOUND_CA_FILE is no file."

    def _faults_of_push(self) -> Iterator[str]:
        try:
            self.vapid_keys  # noqa: B018 - made to see whether it can be
        except ValueError as fault:
            yield f"VAPID_PRIVATE_KEY: {fault}."

    @property
    def vapid_keys(self) -> VapidKeys | None:
        """Who we are to push services; None where nobody is rung."""
        if self.vapid_private_key is None:
            return None
        return VapidKeys(self.vapid_private_key.reveal(), self.sender.address)

    @property
    def relay(self) -> RelayAddress:
        """Where mail is handed over."""
        return RelayAddress.parse(self.smtp_url.reveal())

    @property
    def mail_gap(self) -> timedelta:
        """Between two mails to one domain, of those that go to many."""
        return timedelta(minutes=1) / self.mails_a_minute

    @property
    def sender(self) -> Sender:
        """Who mail comes from."""
        return Sender.parse(self.mail_from)
