"""Each consumer reads what is said, also with a field that it does not know, also as it was once released."""

from pathlib import Path
from typing import Any

import pytest

from shared.contracts.catalogue import EVENTS, Contract, contracts
from shared.messaging.subscription import Subscription
from tests.every_service import ROOT, subscriptions

RELEASED = sorted((ROOT / "tests" / "released").glob("*/events"))


def said(folder: Path) -> dict[str, Contract]:
    """The contracts in a folder, by type."""
    return {contract.type: contract for contract in contracts(folder)}


def heard(folder: Path) -> list[Any]:
    """Each line of each table whose event stands in the folder."""
    known = said(folder)
    return [
        pytest.param(line, known[line.type], id=f"{folder.parent.name}-{name}-{line.type}")
        for name, line in subscriptions()
        if line.type in known
    ]


def test_what_is_heard_is_said() -> None:
    """In the stream in which it is listened for; a typing error would wait for ever."""
    known = said(EVENTS)
    strays = [
        f"{name} hears {line.type} in {line.stream}"
        for name, line in subscriptions()
        if line.type not in known or known[line.type].stream is not line.stream
    ]
    assert strays == []


@pytest.mark.parametrize(
    ("line", "contract"), [row for folder in [EVENTS, *RELEASED] for row in heard(folder)]
)
def test_a_consumer_reads_the_example(line: Subscription, contract: Contract) -> None:
    """With an extra field, as a later version of the same event may have it."""
    data = {**contract.example["data"], "added_later": {"by": "somebody"}}
    assert "added_later" not in line.schema.load(data)


@pytest.mark.parametrize(
    "line", [line for _, line in subscriptions()], ids=lambda line: f"{line.queue}-{line.type}"
)
def test_a_consumer_asks_only_for_what_is_promised(line: Subscription) -> None:
    """What it requires is required of who says it, and so in every event that a replay may bring."""
    promised = said(EVENTS)[line.type].schema.get("required", [])
    asked = {field.data_key or name for name, field in line.schema.fields.items() if field.required}
    assert asked <= set(promised)
