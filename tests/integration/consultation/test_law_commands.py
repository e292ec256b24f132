"""The law from the shell: without a database, a broker or a setting."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from operations.operator.cli import cli as operators
from services.consultation.cli import cli
from tests.every_service import ROOT
from tests.unit.consultation.law.test_plan import IDS

PLAN = ("law", "plan", "--kind", "normative", "--published", "2026-01-13")


def run(*words: str, **more: Any) -> Result:
    """A command's result."""
    return CliRunner().invoke(cli, words, **more)


def test_a_plan_as_json() -> None:
    """A list of exactly these fields, each rule once."""
    found = json.loads(run(*PLAN, "--json").stdout)
    fields = {"rule", "article", "status", "due", "earliest", "count", "skipped", "text_ro", "text_en"}
    assert [one["rule"] for one in found] == IDS
    assert all(set(one) == fields for one in found)
    assert {one["status"] for one in found} == {"verified", "unverified"}


def test_a_plan_by_another_count_with_a_day_off() -> None:
    """The count is in the answer."""
    found = json.loads(
        run(*PLAN, "--count-rule", "first-counted", "--day-off", "2026-01-20", "--json").stdout
    )
    thirty = found[2]
    assert (thirty["due"], thirty["earliest"]) == ("2026-02-24", "2026-02-25")
    assert thirty["count"] == {"number": 30, "unit": "working-days", "rule": "first-counted"}


@pytest.mark.parametrize(
    ("language", "words"), [("ro", "26 ianuarie|sâmbătă|Ultima zi"), ("en", "Last day|Saturday")]
)
def test_a_plan_for_people(language: str, words: str) -> None:
    """A table in the language that was asked for."""
    said = run(*PLAN, "--lang", language).stdout
    assert "2026-01-26" in said
    assert any(word in said for word in words.split("|"))


def test_a_judgement_as_json(tmp_path: Path) -> None:
    """One entry or a list; the fields are these; today unless a day is given."""
    file = tmp_path / "one.json"
    entry = {
        "id": "a",
        "title": "Bugetul local",
        "publication_date": "2026-01-13",
        "computed": {},
        "notes": None,
    }
    for content in (entry, [entry]):
        file.write_text(json.dumps(content))
        found = json.loads(run("law", "judge", str(file), "--as-of", "2026-01-20", "--json").stdout)
        assert [(one["id"], one["kind"], one["kind_assumed"]) for one in found] == [
            ("a", "local-budget", True)
        ]
        assert {frozenset(one) for one in found[0]["rules"]} == {
            frozenset({"rule", "article", "status", "verdict", "reason_ro", "reason_en"})
        }
        assert found[0]["rules"][-1]["verdict"] == "not-due"
    assert json.loads(run("law", "judge", str(file), "--json").stdout)
    assert "nu se aplică" in run("law", "judge", str(file)).stdout
    assert run("law", "judge", "-", "--json", input=json.dumps([])).stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"7", "no object"),
        (b"[1]", "Entry 1"),
        (b'[{"id": "a"}, {"id": "b", "adoption_date": "soon"}]', "Entry b, field adoption_date"),
        (b'{"kind": "decree"}', "field kind"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_a_file_that_cannot_be_judged(tmp_path: Path, content: bytes, said: str) -> None:
    """One sentence that names entry and field, and exit code 2."""
    file = tmp_path / "wrong.json"
    file.write_bytes(content)
    result = run("law", "judge", str(file))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("day", ["13.01.2026", "2026-02-30", "0001-01-01", "9999-12-31", "", "soon"])
def test_a_day_that_is_none(day: str) -> None:
    """Whichever option it stands in."""
    for words in (
        ("law", "plan", "--kind", "tax", "--published", day),
        (*PLAN, "--debate", day) if day else PLAN[:3],
        ("law", "judge", "-", "--as-of", day) if day else PLAN[:3],
    ):
        assert run(*words, input="[]").exit_code == 2


def test_the_rules() -> None:
    """With their sources, each id once."""
    found = json.loads(run("law", "rules", "--json").stdout)
    assert [one["rule"] for one in found] == IDS
    assert all(one["source"] for one in found)
    assert "neverificată" in run("law", "rules").stdout


def test_it_needs_no_setting_and_no_running_system() -> None:
    """As the operator's command, in an environment with nothing in it."""
    assert "law" in operators.commands
    environment = {"PATH": os.environ["PATH"], "PARTENERIAT_WHERE": ""}
    done = subprocess.run(
        [sys.executable, "-m", "operations.operator", *PLAN, "--json"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[3]["due"] == "2026-01-26"
