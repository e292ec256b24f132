"""The secrets of the containers."""

import json
from pathlib import Path

import pytest

from operations.compose import vault

READERS = (
    "postgres",
    "rabbitmq",
    "operator",
    "topology",
    "demo",
    "portal",
    "registry",
    "consultation",
    "notification",
)


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    """Empty folders, as fresh volumes are."""
    (tmp_path / "vault").mkdir()
    for name in READERS:
        (tmp_path / "readers" / name).mkdir(parents=True)
    return tmp_path / "readers"


def write(readers: Path) -> dict[str, str]:
    """Run the job; every file with its text."""
    vault.write(readers.parent / "vault", readers, "localhost:5672")
    files = (file for file in readers.rglob("*") if file.is_file())
    return {str(file.relative_to(readers)): file.read_text(encoding="utf-8") for file in files}


def test_secrets_are_made_up_once(readers: Path) -> None:
    """A second run changes nothing but the salts of the broker's hashes."""
    first, second = write(readers), write(readers)
    del first["rabbitmq/definitions.json"], second["rabbitmq/definitions.json"]
    assert first == second
    assert len(set(first.values())) == len(first)


def test_a_service_reads_only_what_is_its_own(readers: Path) -> None:
    """Its addresses name its own role and user; the registry alone opens keys."""
    files = write(readers)
    own = {name.partition("/")[2] for name in files if name.startswith("consultation/")}
    assert own == {"database_url", "amqp_url", "web_secret"}
    assert "//consultation:" in files["consultation/amqp_url"]
    assert "//parteneriat_consultation:" in files["consultation/database_url"]
    assert {name for name in files if name.endswith("key_passphrase")} == {"registry/key_passphrase"}


def test_the_broker_reads_hashes_and_rights_but_no_password(readers: Path) -> None:
    """A service may neither make queues nor read others'; an outsider may only read its own."""
    files = write(readers)
    text = files["rabbitmq/definitions.json"]
    rights = {each["user"]: each for each in json.loads(text)["permissions"]}
    assert rights["registry"]["configure"] == "^$"
    assert rights["registry"]["read"] == r"^registry\."
    assert (rights["demo-subscriber"]["write"], rights["demo-subscriber"]["configure"]) == ("^$", "^$")
    for name in ("registry", "consultation", "notification", "topology", "demo"):
        password = files[f"{name}/amqp_url"].partition("//")[2].partition("@")[0].partition(":")[2]
        assert password
        assert password not in text
