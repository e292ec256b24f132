"""Addresses of pages, as letters and receipts carry them."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID


@dataclass(frozen=True)
class Links:
    """Where people find what happened.

    Args:
        public_url: of the portal, without a slash at its end.
    """

    public_url: str

    def consultation(self, consultation_id: UUID) -> str:
        """The page of a consultation."""
        return f"{self.public_url}/consultari/{consultation_id}"

    def recommend(self, consultation_id: UUID) -> str:
        """Where one begins to recommend."""
        return f"{self.public_url}/consultari/{consultation_id}/recomanda"

    def recommendation(self, recommendation_id: UUID) -> str:
        """The page of a recommendation with its answer."""
        return f"{self.public_url}/recomandari/{recommendation_id}"

    def check(self, authority: str, register_number: str) -> str:
        """The page that confirms that a register number exists."""
        return f"{self.public_url}/verifica?{urlencode({'authority': authority, 'number': register_number})}"
