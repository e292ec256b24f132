"""Where the subscriber finds the broker."""

from pathlib import Path

import pytest

from parteneriat_subscriber.__main__ import main
from parteneriat_subscriber.address import FILE, NoAddress, find_url


def test_the_argument_comes_first_then_the_environment_then_the_file(tmp_path: Path) -> None:
    """Each is asked only where the one before is silent."""
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text("amqp://file\n")
    environ = {"PARTENERIAT_SUBSCRIBER_URL": "amqp://own", "AMQP_URL": "amqp://all"}
    assert find_url("amqp://given", environ, tmp_path) == "amqp://given"
    assert find_url(None, environ, tmp_path) == "amqp://own"
    assert find_url(None, {"AMQP_URL": "amqp://all"}, tmp_path) == "amqp://all"
    assert find_url(None, {"AMQP_URL": ""}, tmp_path) == "amqp://file"


def test_without_any_the_reason_is_a_sentence(tmp_path: Path) -> None:
    """It says all the ways in which the address can be given."""
    with pytest.raises(NoAddress, match=r"--url.*AMQP_URL.*make run"):
        find_url(None, {}, tmp_path)


def test_what_is_no_address_is_refused_without_repeating_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The sentence does not show the password."""
    assert main(["--url", "http://town:secret@example.org"]) == 2
    said = capsys.readouterr().err
    assert "amqp://" in said
    assert "secret" not in said


@pytest.mark.parametrize("count", ["0", "-1", "many"])
def test_a_count_is_a_positive_number(count: str) -> None:
    """Anything else ends the command with its usage."""
    with pytest.raises(SystemExit):
        main(["--url", "amqp://example.org", "--count", count])
