"""The national register over HTTP: a file in parts, its report, and what a claim is like."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services.registry.loops.national_register import carry_out_waiting
from tests.integration.registry.test_cli import Run, run  # noqa: F401 - a fixture
from tests.integration.registry.web import API, Person, clerk, sign_in
from tests.unit.registry.register_files import export
from tests.unit.registry.world import World

IMPORTS = "/national-register/imports"
NAME, NUMBER = "Denumire ONG", "Numar Registru"
FILE = export({}, {NUMBER: "rău", NAME: "=1+1"}, {NUMBER: "2/A/2026", NAME: "ASOCIAŢIA DOI"}).encode()

Bring = Callable[..., TestResponse]


@pytest.fixture
def administrator(world: World, client: FlaskClient) -> Person:
    """An administrator of one authority."""
    world.clerk(world.authority(), "admin@example.org", role="administrator")
    return sign_in(client, "admin@example.org")


@pytest.fixture
def bring(client: FlaskClient) -> Bring:
    """`bring(person, import_id, position, content)` → the answer."""

    def bring(who: Person, import_id: str, position: int, content: bytes, kind: str = "") -> TestResponse:
        return client.put(
            f"{API}{IMPORTS}/{import_id}/parts/{position}",
            data=content,
            content_type=kind or "application/octet-stream",
            headers={"Authorization": f"Bearer {who.bearer}"},
        )

    return bring


def begin(who: Person, size: int = len(FILE), **more: Any) -> TestResponse:
    """Announce a file."""
    return who.post(IMPORTS, {"authority": "oras-exemplu", "file_name": "e.csv", "size": size, **more})


def test_a_file_in_parts_and_its_report(world: World, administrator: Person, bring: Bring) -> None:
    """Announced, brought, started, read by the worker; then the report, by verdict, page by page."""
    key = begin(administrator).get_json()["id"]
    assert bring(administrator, key, 1, FILE[100:]).status_code == 204
    early = administrator.post(f"{IMPORTS}/{key}/start")
    assert (early.status_code, early.get_json()["code"]) == (409, "import-parts-missing")
    assert bring(administrator, key, 0, FILE[:100]).status_code == 204
    assert administrator.post(f"{IMPORTS}/{key}/start").get_json()["state"] == "waiting"
    carry_out_waiting(world.runtime, world.runtime.bus)

    done = administrator.get(f"{IMPORTS}/{key}").get_json()
    assert (done["state"], done["progress"], done["counts"]["taken"]) == ("done", 1, 2)
    assert world.count("national_register_part") == 0
    first = administrator.get(f"{IMPORTS}/{key}/lines", limit=1).get_json()
    second = administrator.get(f"{IMPORTS}/{key}/lines", limit=1, cursor=first["next"]).get_json()
    reasons = [item["reason"] for item in first["items"] + second["items"]]
    assert (reasons, second["next"]) == (["number-not-valid", "cedilla"], None)
    refused = administrator.get(f"{IMPORTS}/{key}/lines", verdict="refused").get_json()["items"]
    assert [item["line"] for item in refused] == [3]
    assert [item["id"] for item in administrator.get(IMPORTS).get_json()["items"]] == [key]


def test_the_report_as_a_table(world: World, administrator: Person, bring: Bring) -> None:
    """Whole, and harmless to spreadsheets."""
    content = export({NUMBER: "=1+1"}).encode()
    key = begin(administrator, len(content)).get_json()["id"]
    bring(administrator, key, 0, content)
    administrator.post(f"{IMPORTS}/{key}/start")
    carry_out_waiting(world.runtime, world.runtime.bus)
    table = administrator.get(f"{IMPORTS}/{key}/lines.csv")
    assert table.mimetype == "text/csv"
    assert table.get_data(as_text=True).removeprefix("\ufeff").splitlines() == [
        "line,verdict,reason,column,was,became",
        "2,refused,number-not-valid,number,'=1+1,",
    ]


def test_a_bad_file_is_told_in_both_languages(world: World, administrator: Person, bring: Bring) -> None:
    """The import has failed, and says why."""
    key = begin(administrator, 4).get_json()["id"]
    bring(administrator, key, 0, b"%PDF")
    administrator.post(f"{IMPORTS}/{key}/start")
    carry_out_waiting(world.runtime, world.runtime.bus)
    failed = administrator.get(f"{IMPORTS}/{key}").get_json()
    assert (failed["state"], failed["fault"]["code"]) == ("failed", "import-not-a-table")


def test_what_is_brought_badly(administrator: Person, bring: Bring) -> None:
    """More than announced, nothing, as something else, too late, for what is not there."""
    key = begin(administrator, 3).get_json()["id"]
    assert bring(administrator, key, 0, b"1234").status_code == 422
    assert bring(administrator, key, 0, b"").status_code == 422
    assert bring(administrator, key, 10**12, b"1").status_code == 422
    assert bring(administrator, key, 0, b"123", "text/csv").status_code == 415
    assert bring(administrator, str(uuid4()), 0, b"1").status_code == 404
    assert begin(administrator, 60 * 1024 * 1024 + 1).status_code == 422
    assert bring(administrator, key, 0, b"123").status_code == 204
    assert administrator.post(f"{IMPORTS}/{key}/start").status_code == 200
    assert bring(administrator, key, 0, b"123").get_json()["code"] == "import-started"
    assert begin(administrator).get_json()["code"] == "another-import-runs"


def test_an_upload_that_never_ended(world: World, administrator: Person, bring: Bring) -> None:
    """Goes with its parts when the person begins another."""
    key = begin(administrator, 3).get_json()["id"]
    bring(administrator, key, 0, b"12")
    begin(administrator, 3)
    assert administrator.get(f"{IMPORTS}/{key}").status_code == 404
    assert world.count("national_register_part") == 0


def test_whose_upload_it_is(world: World, client: FlaskClient, administrator: Person, bring: Bring) -> None:
    """Another administrator reads reports, but adds nothing; and each imports for an authority of theirs."""
    world.clerk(world.authority("alt-oras"), "other@example.org", role="administrator")
    other = sign_in(client, "other@example.org")
    key = begin(administrator).get_json()["id"]
    assert bring(other, key, 0, FILE).status_code == 404
    assert other.post(f"{IMPORTS}/{key}/start").status_code == 404
    assert other.get(f"{IMPORTS}/{key}").status_code == 200
    assert begin(other).status_code == 403


def test_what_a_claim_is_like(world: World, client: FlaskClient, run: Run, tmp_path: Path) -> None:  # noqa: F811
    """The operator imports, the clerk looks."""
    file = tmp_path / "export.csv"
    file.write_bytes(FILE)
    told = run("import", str(file))
    assert told.exit_code == 0, told.stderr
    assert "3 lines: 2 taken (1 of them mended), 1 refused." in told.stdout
    assert '"unchanged": 2' in run("import", str(file), "--json").stdout
    officer = clerk(world, client, world.authority())
    item, *_ = officer.get("/national-register", number="2/A/2026", q="asociatia doi").get_json()["items"]
    assert (item["name"], item["by"], item["likeness"]) == ("ASOCIAȚIA DOI", "number-and-name", 1)
    assert officer.get("/national-register").get_json()["items"] == []
    assert officer.get(IMPORTS).status_code == 403


def test_the_operator_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """What is wrong with a file."""
    file = tmp_path / "export.csv"
    file.write_text("Denumire\nA\n", encoding="utf-8")
    refused = run("import", str(file))
    assert (refused.exit_code, "Traceback" in refused.stderr) == (2, False)
    assert "lacks the columns: numar registru" in refused.stderr
    assert run("import", str(tmp_path / "nothing.csv")).exit_code == 2
