"""The receiver that docs/recipes/receive-webhooks.md shows takes what is sent, and nothing else."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.notification.model.webhook_signing import WebhookKeys
from shared.ids import new_id
from tests.every_service import ROOT

KEYS, KEY = WebhookKeys("w" * 32), new_id()
SECRET = KEYS.shown(KEY, with_public_key=False).secret
BODY = json.dumps({"id": "x", "data": {"challenge": "abc", "title": "Piața „Unirii”"}}).encode()


@pytest.fixture(scope="module")
def recipe() -> dict[str, Any]:
    """What the page's program defines."""
    text = (ROOT / "docs" / "recipes" / "receive-webhooks.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    defined: dict[str, Any] = {}
    exec(program, defined)
    return defined


def headers(at: datetime, *keys: Any) -> dict[str, str]:
    """Of a message that is sent then, signed with the keys."""
    return KEYS.headers(new_id(), at, BODY, keys or [KEY], with_public_key=True)


def test_it_takes_what_we_send(recipe: dict[str, Any]) -> None:
    """Also while another key signs beside, and answers a test as it has to."""
    for keys in ((KEY,), (new_id(), KEY)):
        event = recipe["read"](SECRET, headers(datetime.now(UTC), *keys), BODY)
        assert recipe["answer"](event) == (200, "abc")
    assert recipe["answer"]({"id": "x", "data": {}}) == (200, "")


def test_it_refuses_all_else(recipe: dict[str, Any]) -> None:
    """Another key, another body, another time, what is repeated later."""
    now = datetime.now(UTC)
    late = {**headers(now), "webhook-timestamp": str(int(now.timestamp()) + 1)}
    for wrong, body in (
        (headers(now, new_id()), BODY),
        (headers(now), BODY + b" "),
        (headers(now - timedelta(minutes=6)), BODY),
        (headers(now + timedelta(minutes=6)), BODY),
        (late, BODY),
    ):
        with pytest.raises(ValueError, match=r"old|not from"):
            recipe["read"](SECRET, wrong, body)
