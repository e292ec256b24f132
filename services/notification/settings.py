"""The notification service's settings."""

from dataclasses import dataclass
from datetime import timedelta

from services.notification.ports.relay_address import RelayAddress, Sender
from shared.settings import Secret, ServiceSettings, SettingsError

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, kw_only=True)
class Settings(ServiceSettings):
    """What the notification service reads beside what every service does.

    Args:
        smtp_url: the relay: `smtp://host:25`, `smtp+starttls://user:password@host:587` or
            `smtps://user:password@host:465`; secret because of the password.
        mail_from: who mails come from, `Name <address>`; its domain also stands in every Message-ID.
        mails_a_minute: of those that go to many, how many at most to one recipient's domain.
    """

    smtp_url: Secret
    mail_from: str
    mails_a_minute: int = 600

    def __post_init__(self) -> None:
        super().__post_init__()
        faults = []
        try:
            relay = self.relay
            if self.environment == "production" and relay.security == "none" and relay.host not in LOOPBACK:
                faults.append("SMTP_URL must be smtp+starttls:// or smtps:// to another machine.")
        except ValueError as fault:
            faults.append(f"SMTP_URL: {fault}.")
        try:
            Sender.parse(self.mail_from)
        except ValueError as fault:
            faults.append(f"MAIL_FROM: {fault}.")
        if self.mails_a_minute < 1:
            faults.append("MAILS_A_MINUTE must be 1 or more.")
        if faults:
            raise SettingsError("\n".join(faults))

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
