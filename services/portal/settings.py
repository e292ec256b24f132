"""What the portal reads from its environment, once, at start."""

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from shared.settings import Secret, SettingsError


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The portal's settings; README.md says each in a sentence.

    Raises:
        SettingsError: an address has no scheme or host, or the secret is short.
    """

    gateway_url: str
    public_url: str
    web_secret: Secret
    environment: Literal["production", "demo", "test"] = field(
        default="production", metadata={"env": "PARTENERIAT_ENV"}
    )
    health_urls: str = ""
    demo_mail_url: str = ""
    demo_totp: Secret | None = None
    web_bind: str = "127.0.0.1:8000"
    web_workers: int = 2
    web_threads: int = 8
    web_drain_s: float = 3.0
    log_level: str = "INFO"

    def __post_init__(self) -> None:
        for name, value in (("GATEWAY_URL", self.gateway_url), ("PUBLIC_URL", self.public_url)):
            parts = urlsplit(value)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise SettingsError(f"{name} must be an http or https address.")
        if len(self.web_secret.reveal()) < 32:
            raise SettingsError("WEB_SECRET must have at least 32 characters.")
        self.health_addresses()

    @property
    def secure(self) -> bool:
        """Whether people reach the portal over TLS, so that cookies can be held to it."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def origin(self) -> str:
        """Scheme, host and port as a browser writes them in `Origin`."""
        parts = urlsplit(self.public_url)
        return f"{parts.scheme}://{parts.netloc}"

    def health_addresses(self) -> dict[str, str]:
        """Name of each service → where its whole health is told, from `registry=http://host:port,…`.

        An address without a path gets `/health/system`.

        Raises:
            SettingsError: a part is not `name=address`.
        """
        found = {}
        for part in filter(None, (part.strip() for part in self.health_urls.split(","))):
            name, equals, address = part.partition("=")
            if not equals or not urlsplit(address).hostname:
                raise SettingsError(f"HEALTH_URLS: “{part}” is not name=address.")
            bare = urlsplit(address).path in ("", "/")
            found[name] = address.rstrip("/") + "/health/system" if bare else address
        return found
