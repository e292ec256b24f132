"""Where mail is handed over, and in whose name: what the settings say, taken apart."""

from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr
from typing import Literal, Self
from urllib.parse import unquote, urlsplit

Security = Literal["none", "starttls", "tls"]
SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
CATCHERS = ("mail-catcher", "mailcatcher", "mailhog", "mailpit", "smtp4dev", "maildev", "greenmail")
CATCHERS_PORTS = (1025, 3025)
NOWHERE = (".invalid", ".test", ".example")  # RFC 2606


@dataclass(frozen=True)
class RelayAddress:
    """A mail relay. It never shows its password."""

    host: str
    port: int
    security: Security
    user: str
    password: str

    def __repr__(self) -> str:
        return f"RelayAddress({self.host}:{self.port}, {self.security})"

    @classmethod
    def parse(cls, url: str) -> Self:
        """From `smtp://`, `smtp+starttls://` or `smtps://`.

        Raises:
            ValueError: it is none of these, or names no host.
        """
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise ValueError(f"must be {', '.join(f'{scheme}://host:port' for scheme in SCHEMES)}")
        security, usual_port = SCHEMES[parts.scheme]
        return cls(
            host=parts.hostname,
            port=parts.port or usual_port,
            security=security,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )


def is_no_relay(address: RelayAddress) -> bool:
    """Whether it is a mail catcher, which shows mail and passes none on, or a name that leads nowhere."""
    host = address.host.rstrip(".")
    return address.port in CATCHERS_PORTS or host in CATCHERS or host.endswith(NOWHERE)


@dataclass(frozen=True)
class Sender:
    """Who mail comes from."""

    name: str
    address: str

    @classmethod
    def parse(cls, written: str) -> Self:
        """From `Name <address>` or an address alone.

        Raises:
            ValueError: there is no address in it.
        """
        name, address = parseaddr(written)
        if not address.isascii() or "@" not in address.strip("@") or "\n" in written or "\r" in written:
            raise ValueError("must be an address, or a name and an <address>")
        return cls(name, address)

    @property
    def domain(self) -> str:
        """What stands after the @."""
        return self.address.rpartition("@")[2]

    @property
    def header(self) -> Address:
        """For the From header."""
        return Address(self.name, addr_spec=self.address)
