"""The consultation API as people call it: signed in by tokens that the service can check."""

from typing import Any
from uuid import UUID

from services.consultation.bootstrap import SERVICE
from tests.integration.calling import Calling
from tests.unit.consultation.world import AUTHORITY, CLERK, World

PREFIX = "/api/consultation/v1"
ACT: dict[str, Any] = {
    "title": "Regulamentul de parcare",
    "kind": "normative",
    "summary": "Unde se parchează.",
    "documents": [{"title": "Referat de aprobare", "available": False}],
    "articles": [
        {"number": "1", "heading": "Obiect", "text": "Regulamentul privește parcarea."},
        {"number": "2", "heading": "Locuri", "text": "Stațiile de reîncărcare au locuri ale lor."},
    ],
    "recommendations_until": "2026-01-23",
    "is_example": True,
}
WORDS: dict[str, Any] = {"article": "2", "text": "Locurile pentru riverani sunt prea puține."}


class Calls(Calling[World]):
    """What is its own here."""

    SERVICE = SERVICE

    def clerk(self, authority: str = AUTHORITY) -> dict[str, str]:
        """The headers of a clerk."""
        return self.token(CLERK, {authority: ["clerk"]})

    def published(self, **changes: Any) -> str:
        """The id of a consultation that is open."""
        made = self.post("/consultations", {"authority": AUTHORITY, **ACT, **changes}, self.clerk())
        assert made.status_code == 201, made.json
        path = f"/consultations/{made.json['id']}"
        opened = self.post(f"{path}/publish", headers=self.clerk(), version=made.json["version"])
        assert opened.status_code == 200, opened.json
        return str(made.json["id"])

    def send(self, consultation: str, account_id: UUID, **changes: Any) -> Any:
        """Send a recommendation; a field that is `...` is not sent."""
        path = f"/consultations/{consultation}/recommendations"
        body = {name: value for name, value in {**WORDS, **changes}.items() if value is not ...}
        return self.post(path, body, self.token(account_id))
