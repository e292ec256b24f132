"""Addresses by which somebody without account finds their registration for a meeting or an activity."""

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode
from uuid import UUID

from services.consultation.model.own_links import OwnSecrets

PURPOSE = b"one's own registration"


class MakesTickets(Protocol):
    """Writes what its holder shows at the door."""

    def ticket_for(self, who: UUID) -> str:
        """The same for a registration each time."""


@dataclass(frozen=True)
class RegistrationLinks:
    """Where they lead.

    Args:
        public_url: of the portal, without a slash at its end.
        secrets: by which a registration is opened; other links' secrets do not open one.
        tickets: by which its holder is known at the door.
    """

    public_url: str
    secrets: OwnSecrets
    tickets: MakesTickets

    def own(self, registration_id: UUID, language: str) -> str:
        """The page that shows, changes and gives back a registration."""
        asked = urlencode({"token": self.secrets.make(registration_id)})
        return f"{self._home(language)}/inscrierea-mea?{asked}"

    def confirm(self, secret: str, language: str) -> str:
        """The page that makes a registration of what somebody without account has asked for."""
        return f"{self._home(language)}/inscrieri/confirmare?{urlencode({'token': secret})}"

    def _home(self, language: str) -> str:
        return f"{self.public_url}/en" if language == "en" else self.public_url
