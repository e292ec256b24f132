"""The thing and moments that stand in the examples of events."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

CONSULTATION = UUID("01990000-0000-7000-8000-000000000011")
RECOMMENDATION = UUID("01990000-0000-7000-8000-000000000012")
MODERATION = UUID("01990000-0000-7000-8000-000000000013")
ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
AT = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LAST_SECOND = datetime(2026, 1, 26, 21, 59, 59, tzinfo=UTC)
TITLE = "Regulamentul de parcare al Orașului Exemplu"
OF: dict[str, Any] = {"consultation_id": CONSULTATION, "authority": "oras-exemplu"}
