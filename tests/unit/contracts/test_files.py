"""Generated files: written where they differ, and known when they are old."""

from pathlib import Path

from shared.contracts import files


def test_only_what_differs_is_written_and_what_is_left_over_goes(tmp_path: Path) -> None:
    """After writing, nothing is out of date."""
    same, old, new, gone = (tmp_path / name for name in ("same", "old", "sub/new", "gone"))
    for path in (same, old, gone):
        path.write_text("1")
    wanted = {same: "1", old: "2", new: "3"}
    owned = [same, old, gone]
    assert files.stale(wanted, owned) == sorted([old, new, gone])
    assert files.write(wanted, owned) == sorted([old, new, gone])
    assert files.stale(wanted) == []
    assert not gone.exists()
