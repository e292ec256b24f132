"""Addresses of an authority as an issuer: DID, keys, list of states, the page of a certificate."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlsplit

CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"]
Json = dict[str, Any]


class Issuer:
    """One authority.

    Args:
        public_url: where people reach the portal.
        slug: of the authority.
    """

    def __init__(self, public_url: str, slug: str) -> None:
        self._url = public_url.rstrip("/")
        self._slug = slug

    @property
    def did(self) -> str:
        """`did:web:<host>:autoritati:<slug>`, which is found at `/autoritati/<slug>/did.json`."""
        return f"did:web:{quote(urlsplit(self._url).netloc, safe='.-')}:autoritati:{self._slug}"

    @property
    def page(self) -> str:
        """The authority's page."""
        return f"{self._url}/autoritati/{self._slug}"

    def key(self, kid: str) -> str:
        """The address of one of its keys."""
        return f"{self.did}#{kid}"

    def states(self, number: int) -> str:
        """The address of its list of states."""
        return f"{self._url}/api/training/v1/authorities/{self._slug}/states/{number}"

    def certificate(self, code: str) -> str:
        """The page on which everybody checks a certificate."""
        return f"{self._url}/certificate/{code}"

    def course(self, course_id: object) -> str:
        """The page of a course."""
        return f"{self._url}/cursuri/{course_id}"

    def document(self, jwks: Sequence[dict[str, str]]) -> Json:
        """The DID document, with all keys that ever signed."""
        methods = [
            {
                "id": self.key(jwk["kid"]),
                "type": "JsonWebKey",
                "controller": self.did,
                "publicKeyJwk": jwk,
            }
            for jwk in jwks
        ]
        return {
            "@context": CONTEXTS,
            "id": self.did,
            "verificationMethod": methods,
            "assertionMethod": [method["id"] for method in methods],
        }
