"""Keeping processes alive."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from operations.local.keeping import MOST_ENDS, Keeper
from operations.local.processes import Child, start, stop_all
from operations.local.steps import Steps
from operations.local.trouble import Trouble
from operations.local.watchdog import Watchdog

Begin = Callable[[], Child]


@pytest.fixture
def beginning(tmp_path: Path) -> Iterator[Callable[[str], Begin]]:
    """`beginning("sh text")` → what starts it."""
    watchdog = Watchdog()
    yield lambda text: lambda: start("it", ["sh", "-c", text], log=tmp_path / "log", watchdog=watchdog)
    watchdog.close()


def test_what_ends_is_started_again_but_not_for_ever(beginning: Callable[[str], Begin]) -> None:
    """A process that ends again and again stops all, with its last words."""
    keeper = Keeper(Steps())
    keeper.keep(beginning("echo no luck; exit 3"))
    for _ in range(MOST_ENDS - 1):
        keeper.children()[0].process.wait()
        keeper.look()
    keeper.children()[0].process.wait()
    with pytest.raises(Trouble, match="no luck"):
        keeper.look()


def test_while_starting_an_end_is_a_failure(beginning: Callable[[str], Begin]) -> None:
    """Before all is ready nothing is started again."""
    keeper = Keeper(Steps())
    keeper.keep(beginning("echo DATABASE_URL is missing.; exit 2"))
    keeper.children()[0].process.wait()
    with pytest.raises(Trouble, match="DATABASE_URL is missing"):
        keeper.see_that_none_has_ended()


def test_a_role_that_rests_is_stopped_and_runs_again_when_it_is_over(
    beginning: Callable[[str], Begin],
) -> None:
    """Others go on meanwhile, and a rest does not count as an end."""
    keeper = Keeper(Steps())
    keeper.keep(beginning("exec sleep 60"), "web")
    keeper.keep(beginning("exec sleep 60"), "worker")
    for _ in range(MOST_ENDS):
        keeper.look({"web"})
        assert [child.running() for child in keeper.children()] == [False, True]
        keeper.look()
        assert [child.running() for child in keeper.children()] == [True, True]
    stop_all(keeper.children())
