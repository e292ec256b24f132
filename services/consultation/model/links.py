"""Addresses of pages, as letters and receipts carry them."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from services.consultation.model.own_links import OwnSecrets


@dataclass(frozen=True)
class Links:
    """Where people find what happened.

    Args:
        public_url: of the portal, without a slash at its end.
        own_secrets: by which authors without account open their recommendation.
    """

    public_url: str
    own_secrets: OwnSecrets

    def consultation(self, consultation_id: UUID) -> str:
        """The page of a consultation."""
        return f"{self.public_url}/consultari/{consultation_id}"

    def recommend(self, consultation_id: UUID) -> str:
        """Where one begins to recommend."""
        return f"{self.public_url}/consultari/{consultation_id}/recomanda"

    def recommendation(self, recommendation_id: UUID) -> str:
        """The page of a recommendation with its answer."""
        return f"{self.public_url}/recomandari/{recommendation_id}"

    def minutes(self, meeting_id: UUID) -> str:
        """What was said and decided at a meeting."""
        return f"{self.public_url}/intalniri/{meeting_id}/minuta"

    def own(self, recommendation_id: UUID, language: str) -> str:
        """The page of an author without account, with the secret that opens it."""
        asked = urlencode({"token": self.own_secrets.make(recommendation_id)})
        return f"{self._home(language)}/recomandarea-mea?{asked}"

    def confirm(self, secret: str, language: str) -> str:
        """The page that enters what somebody without account has sent."""
        return f"{self._home(language)}/recomandari/confirmare?{urlencode({'token': secret})}"

    def _home(self, language: str) -> str:
        return f"{self.public_url}/en" if language == "en" else self.public_url

    def check(self, authority: str, register_number: str) -> str:
        """The page that confirms that a register number exists."""
        return f"{self.public_url}/verifica?{urlencode({'authority': authority, 'number': register_number})}"
