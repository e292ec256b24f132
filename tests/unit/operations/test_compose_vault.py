"""The secrets of the containers."""

import json
from pathlib import Path

import pytest

from operations.compose import vault
from operations.local.trouble import Trouble

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
    "training",
)


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    """Empty folders, as fresh volumes are."""
    (tmp_path / "vault").mkdir()
    for name in READERS:
        (tmp_path / "readers" / name).mkdir(parents=True)
    return tmp_path / "readers"


def write(readers: Path, *renew: str) -> dict[str, str]:
    """Run the job; every file with its text."""
    vault.write(readers.parent / "vault", readers, "localhost:5672", renew)
    files = (file for file in readers.rglob("*") if file.is_file())
    return {str(file.relative_to(readers)): file.read_text(encoding="utf-8") for file in files}


def test_secrets_are_made_up_once(readers: Path) -> None:
    """A second run changes nothing but the salts of the broker's hashes."""
    first, second = write(readers), write(readers)
    del first["rabbitmq/definitions.json"], second["rabbitmq/definitions.json"]
    assert first == second
    assert len(set(first.values())) == len(first)


def test_a_service_reads_only_what_is_its_own(readers: Path) -> None:
    """Its addresses name its own role and user; registry and training open keys, each its own."""
    files = write(readers)
    own = {name.partition("/")[2] for name in files if name.startswith("consultation/")}
    assert own == {"database_url", "amqp_url", "web_secret"}
    assert "//consultation:" in files["consultation/amqp_url"]
    assert "//parteneriat_consultation:" in files["consultation/database_url"]
    assert {name for name in files if name.endswith("key_passphrase")} == {
        "registry/key_passphrase",
        "training/key_passphrase",
    }


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


def test_a_service_says_only_what_is_its_own(readers: Path) -> None:
    """On each exchange to which it may write, a pattern holds its routing keys."""
    known = json.loads(write(readers)["rabbitmq/definitions.json"])
    said = {
        each["exchange"]: each["write"] for each in known["topic_permissions"] if each["user"] == "registry"
    }
    topics = {each["name"] for each in known["exchanges"] if each["type"] == "topic"}
    assert said == dict.fromkeys(topics, r"^[a-z0-9-]+\.registry\.")


def test_what_is_renewed_changes_with_all_that_is_made_of_it_and_nothing_else(readers: Path) -> None:
    """The role's password stands in the operator's file and in the service's address."""
    before, after = write(readers), write(readers, "role-registry", "web-portal")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "operator/role-registry",
        "registry/database_url",
        "portal/web_secret",
        "rabbitmq/definitions.json",  # the salts of its hashes
    }


def test_the_passphrase_of_the_signing_keys_is_never_renewed(readers: Path) -> None:
    """What it has encrypted would stay closed; and nothing else is changed then."""
    before = write(readers)
    with pytest.raises(Trouble, match="key-passphrase cannot be renewed"):
        write(readers, "role-registry", "key-passphrase")
    assert write(readers)["registry/database_url"] == before["registry/database_url"]
