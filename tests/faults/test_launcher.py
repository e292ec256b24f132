"""The launcher refuses what would kill nothing and change nothing."""

import pytest
from click.testing import CliRunner

from shared.testing.launcher import launch


@pytest.mark.parametrize(
    "wrong",
    [
        ("--kill-at", "lunch:before"),
        ("--kill-at", "mark:after", "--hit", "0"),
        ("--set", "shared.messaging.nowhere:WINDOW=3"),
        ("--set", "shared.messaging.relay:NOTHING=3"),
        ("--set", "shared.messaging.relay:WINDOW=few"),
    ],
)
def test_a_point_or_place_that_is_not_there_is_a_sentence(wrong: tuple[str, ...]) -> None:
    """A test that kills nobody would pass for the wrong reason."""
    done = CliRunner().invoke(launch, [*wrong, "tests.sample"])
    assert done.exit_code == 2
    assert "Error: Invalid value" in done.stderr
