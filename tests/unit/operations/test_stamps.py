"""What was made is not made again, what was half made is."""

from pathlib import Path

import pytest

from operations.local.stamps import Stamps
from operations.local.trouble import Trouble


def test_only_the_same_inputs_are_fresh(tmp_path: Path) -> None:
    """A changed file or word makes it stale."""
    stamps, lock = Stamps(tmp_path / "stamps"), tmp_path / "lock"
    lock.write_text("one")
    with stamps.making("thing", [lock, "3.11"]):
        pass
    assert stamps.fresh("thing", [lock, "3.11"])
    assert not stamps.fresh("thing", [lock, "3.12"])
    lock.write_text("two")
    assert not stamps.fresh("thing", [lock, "3.11"])


def test_a_failure_leaves_no_stamp(tmp_path: Path) -> None:
    """Not even the one of an earlier success, for what it stood for may be half replaced."""
    stamps = Stamps(tmp_path)
    with stamps.making("thing", ["a"]):
        pass
    with pytest.raises(Trouble), stamps.making("thing", ["a"]):
        raise Trouble
    assert not stamps.fresh("thing", ["a"])
