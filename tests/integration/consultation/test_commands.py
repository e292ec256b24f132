"""What an operator does from the shell."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from services.consultation.cli import cli

NOTICES = Path(__file__).parents[2] / "data" / "notices.json"


@pytest.fixture
def run(make_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command over a database of its own."""
    environment = {
        "DATABASE_URL": make_database("consultation"),
        "PUBLIC_URL": "http://localhost:8080",
        "WEB_SECRET": "w" * 32,
        "PARTENERIAT_ENV": "test",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(cli, words)


def test_notices_are_recorded(run: Callable[..., Result]) -> None:
    """A file of notices is kept once, however often it is given."""
    first, second = (json.loads(run("record", str(NOTICES), "--json").stdout) for _ in range(2))
    assert first[0]["is_new"] is True
    assert second == [{**first[0], "is_new": False}]


@pytest.mark.parametrize("content", ["{", "[1]", "{}", '{"title": "x", "authority": "y", "source": "z"}'])
def test_a_file_that_cannot_be_read(run: Callable[..., Result], tmp_path: Path, content: str) -> None:
    """The operator gets one sentence, and exit code 2."""
    file = tmp_path / "facts.json"
    file.write_text(content)
    result = run("record", str(file))
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
