"""A rolling upgrade: processes of the last release and new ones work side by side on migrated tables.

Only where a service's tables have changed since; `tests/released/` holds the releases, and so far the first.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

from shared.persistence.migrations import head, migrate
from tests.contract.rolling import OldProcess, Rows, released_migrations
from tests.contract.stories_of_consultation import ConsultationStory
from tests.contract.stories_of_notification import NotificationStory
from tests.contract.stories_of_registry import RegistryStory
from tests.contract.test_released import DATABASES, LAST, RELEASES
from tests.every_service import ROOT

Make = Callable[..., str]


class Story(Protocol):
    """What happens in a service, told by its own new code."""

    def begin(self, url: str) -> None:
        """Fill an empty database; some of the work is left to be done."""
        ...

    def go_on(self, url: str) -> None:
        """Do what was left, and something new; to be said with asserts."""
        ...


STORIES: dict[str, Story] = {
    "consultation": ConsultationStory(),
    "notification": NotificationStory(),
    "registry": RegistryStory(),
}


@pytest.fixture(params=DATABASES)
def frozen(request: pytest.FixtureRequest) -> Path:
    """A service's database as the last release made it, where it is another by now."""
    file: Path = request.param
    if _revision(file) == head(ROOT / "services" / file.stem / "migrations"):
        only = ", the only release so far" if len(RELEASES) == 1 else ""
        pytest.skip(f"{file.stem} is as in {LAST[0].name}{only}: nothing to roll over")
    return file


@pytest.fixture
def old(frozen: Path, make_database: Make, tmp_path: Path) -> tuple[OldProcess, str]:
    """A process of the last release, and its database, not yet migrated."""
    url = make_database(migrations=released_migrations(frozen, tmp_path))
    return OldProcess(url), url


@pytest.fixture
def rows(frozen: Path, old: tuple[OldProcess, str], make_database: Make) -> Rows:
    """What the release could have written: a story's rows, by the columns that it knew."""
    assert frozen.stem in STORIES, f"The tables of {frozen.stem} have changed: give it a story here."
    told = make_database(frozen.stem)
    STORIES[frozen.stem].begin(told)
    return old[0].read(told)


def test_what_the_release_wrote_is_there_after_the_migration(
    frozen: Path, old: tuple[OldProcess, str], rows: Rows
) -> None:
    """Its own queries still find all of it, and new code goes on from there."""
    process, url = old
    process.write(url, rows)
    migrate(url, ROOT / "services" / frozen.stem / "migrations")
    assert process.read(url) == rows
    STORIES[frozen.stem].go_on(url)


def test_the_release_goes_on_writing_after_the_migration(
    frozen: Path, old: tuple[OldProcess, str], rows: Rows
) -> None:
    """Its processes run until they are replaced: new code goes on with what they write, and they read its."""
    process, url = old
    migrate(url, ROOT / "services" / frozen.stem / "migrations")
    process.write(url, rows)
    assert process.read(url) == rows
    STORIES[frozen.stem].go_on(url)
    assert _many(process.read(url)) > _many(rows)


def _many(rows: Rows) -> int:
    return sum(len(of_one) for of_one in rows.values())


def _revision(frozen: Path) -> str:
    return str(json.loads(frozen.read_text(encoding="utf-8"))["revision"])
