"""The notification service's settings."""

from dataclasses import dataclass
from pathlib import Path

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
        outbound_loopback: webhooks and browser push may reach this machine's own addresses; for tests.
        outbound_ca_file: certificate authorities that they trust beside the machine's own.
    """

    smtp_url: Secret
    mail_from: str
    outbound_loopback: bool = False
    outbound_ca_file: str = ""

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
        if self.environment == "production" and self.outbound_loopback:
            faults.append(
                "OUTBOUND_LOOPBACK lets strangers' addresses reach this machine: not in production."
            )
        if self.outbound_ca_file and not Path(self.outbound_ca_file).is_file():
            faults.append("OUTBOUND_CA_FILE is no file.")
        if faults:
            raise SettingsError("\n".join(faults))

    @property
    def relay(self) -> RelayAddress:
        """Where mail is handed over."""
        return RelayAddress.parse(self.smtp_url.reveal())

    @property
    def sender(self) -> Sender:
        """Who mail comes from."""
        return Sender.parse(self.mail_from)
