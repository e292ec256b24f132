"""Small parts of the operator's command; what it does to a system is tested on one."""

import pytest

from operations.local.trouble import Trouble
from operations.operator.asking import sentence
from operations.operator.events import Wanted, sources, who_replays
from operations.operator.output import size, span
from operations.operator.places.here import HerePlace

VERIFIED = "ro.parteneriat.registry.organisation.verified.v1"
PUBLISHED = "ro.parteneriat.consultation.consultation.published.v1"


def test_a_variable_with_a_services_name_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no name before it is everybody's; the operator's broker is another account."""
    monkeypatch.setenv("PUBLIC_URL", "https://example.org")
    monkeypatch.setenv("REGISTRY_DATABASE_URL", "postgresql://registry")
    monkeypatch.setenv("REGISTRY_AMQP_URL", "amqp://registry")
    monkeypatch.setenv("OPERATOR_AMQP_URL", "amqp://operator")
    its_own = HerePlace().service("registry", "status").env or {}
    assert its_own["DATABASE_URL"] == "postgresql://registry"
    assert (its_own["PUBLIC_URL"], its_own["AMQP_URL"]) == ("https://example.org", "amqp://registry")
    operators = HerePlace().service("registry", "topology", "apply", as_operator=True).env or {}
    assert operators["AMQP_URL"] == "amqp://operator"


def test_databases_that_others_keep_are_not_restored() -> None:
    """It is said where to read on."""
    with pytest.raises(Trouble, match=r"back-up-and-restore\.md"):
        HerePlace().postgres("pg_dump")


def test_the_reason_of_a_failure_is_its_last_line_that_is_no_log() -> None:
    """Logs are JSON, and a wrong option is explained in several lines."""
    said = 'Usage: x [OPTIONS]\n\nError: No such option: --y\n{"event": "stopped"}\n'
    assert sentence(said) == "No such option: --y"


def test_events_are_asked_of_who_says_them() -> None:
    """By the name in their type."""
    assert sources([VERIFIED, PUBLISHED]) == {"registry": [VERIFIED], "consultation": [PUBLISHED]}
    assert who_replays("", Wanted(types=[PUBLISHED])) == ["consultation"]


def test_positions_are_those_of_one_service() -> None:
    """Each counts its own."""
    with pytest.raises(Trouble, match="--service"):
        who_replays("", Wanted(first=1))
    assert who_replays("registry", Wanted(first=1)) == ["registry"]


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, "–"), (0, "0 s"), (59.9, "59 s"), (3_660, "1 h 1 min"), (90_000, "1 d 1 h")]
)
def test_a_span_is_said_as_people_do(seconds: float | None, said: str) -> None:
    """In one or two units."""
    assert span(seconds) == said


@pytest.mark.parametrize(
    ("many", "said"), [(12, "12 bytes"), (93_390, "93.39 kB"), (2_500_000_000, "2.5 GB")]
)
def test_a_size_is_said_as_people_do(many: int, said: str) -> None:
    """In powers of a thousand."""
    assert size(many) == said
