"""The operator's commands, run as an operator runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from services.registry.cli import cli
from tests.unit.registry.programs import administrator, create
from tests.unit.registry.world import PASSWORD, PUBLIC_URL, TOTP_SECRET, World

AUTHORITY = ["create-authority", "--slug", "oras-exemplu", "--name", "Orașul Exemplu", "--example", "--json"]
STAFF = ["--email", "clerk@example.org", "--name", "Grefier", "--json"]

Run = Callable[..., Result]


@pytest.fixture
def run(world: World) -> Run:
    """Runs a command with the test's database in the environment."""
    environment = {
        "DATABASE_URL": world.runtime.settings.database_url.reveal(),
        "PUBLIC_URL": PUBLIC_URL,
        "WEB_SECRET": "w" * 32,
        "KEY_PASSPHRASE": "k" * 32,
        "PARTENERIAT_ENV": "test",
        "HASH_MEMORY_KIB": "64",
        "HASH_PASSES": "1",
    }

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, arguments, input=stdin, env=environment)

    return run


def test_the_first_authority_and_its_clerk(world: World, run: Run) -> None:
    """A generated password is shown once, and works."""
    assert json.loads(run(*AUTHORITY).stdout)["slug"] == "oras-exemplu"
    made = run("create-staff", "--authority", "oras-exemplu", "--role", "clerk", *STAFF)
    told = json.loads(made.stdout)
    assert told["is_new"] is True
    assert len(told["password"]) >= 12
    assert world.said("account.created")[0]["account_id"] == told["account_id"]


def test_a_given_password_is_not_repeated(run: Run, tmp_path: Path) -> None:
    """From a file or from standard input."""
    file = tmp_path / "password"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    assert "password" not in json.loads(run("create-admin", *STAFF, "--password-file", str(file)).stdout)
    other = ["--email", "b@example.org", "--name", "B", "--password-file", "-"]
    assert run("create-admin", *other, stdin=PASSWORD).exit_code == 0


@pytest.mark.parametrize("password", ["", "scurt", "parola123456"])
def test_a_weak_password_is_refused_in_a_sentence(world: World, run: Run, password: str) -> None:
    """And no account is made."""
    refused = run("create-admin", *STAFF, "--password-file", "-", stdin=password)
    assert refused.exit_code == 2
    assert "password" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert world.count("account") == 0


def test_what_is_there_is_refused_in_a_sentence(run: Run) -> None:
    """A second authority by the same name, a clerk of none."""
    run(*AUTHORITY)
    assert "already is an authority" in run(*AUTHORITY).stderr
    nowhere = run("create-staff", "--authority", "nicaieri", "--role", "clerk", *STAFF)
    assert (nowhere.exit_code, nowhere.stderr) == (2, "There is no such authority.\n")


def test_keys_are_rotated(world: World, run: Run) -> None:
    """The next signs in ten minutes; ten more, and the former is retired by the worker, never deleted."""
    told = json.loads(run("keys", "rotate", "--json").stdout)
    assert told["kid"] == world.said("signing-key.published")[-1]["kid"]


def test_keys_are_listed(world: World, run: Run) -> None:
    """Each with what it is for now; the list tells no private half."""
    run("keys", "rotate")
    run("keys", "rotate")
    rows = json.loads(run("keys", "list", "--json").stdout)
    assert [(row["generation"], row["state"]) for row in rows] == [(1, "signs"), (2, "next")]
    third = run("keys", "rotate")
    assert (third.exit_code, third.stderr) == (2, "A newer key is already waiting to come into use.\n")


def test_a_secret_of_codes_is_given_at_the_beginning(world: World, run: Run) -> None:
    """After the password on standard input; the person then signs in by two steps."""
    stdin = f"{PASSWORD}\n{TOTP_SECRET}\n"
    given = ["--password-file", "-", "--totp-secret-file", "-"]
    assert run("create-admin", *STAFF, *given, stdin=stdin).exit_code == 0
    assert world.sign_in("clerk@example.org").roles == {"common": ["administrator"]}
    short = run("create-admin", "--email", "b@example.org", "--name", "B", *given, stdin=f"{PASSWORD}\nABC\n")
    assert (short.exit_code, "base32" in short.stderr) == (2, True)
    assert world.count("account") == 1


def test_lost_factors_are_reset_with_a_reason(world: World, run: Run) -> None:
    """The trail says that an operator did it."""
    world.clerk(world.authority())
    who = ["--email", "clerk@example.org", "--reason", "Telefon pierdut, cunoscut personal."]
    assert run("reset-factors", *who).exit_code == 0
    assert world.sign_in("clerk@example.org").needs_factor
    assert world.count("audit where deed = 'factors.reset' and actor_id is null") == 1
    nobody = run("reset-factors", "--email", "nimeni@example.org", "--reason", "Telefon pierdut.")
    assert (nobody.exit_code, nobody.stderr) == (2, "There is no such account.\n")


NEIGHBOURS = [
    {"slug": "ploiesti", "name": "Primăria Ploiești", "siruta": 130534, "county": "PH", "is_example": False,
     "around": [130678, 130614]},
    {"slug": "oras-exemplu", "name": "Orașul Exemplu", "is_example": True, "officer": "Ana Exemplu",
     "officer_email": "ana@example.org"},
]  # fmt: skip


def test_several_authorities_from_a_list(world: World, run: Run) -> None:
    """In their order, with what lies around each; an event for each."""
    told = json.loads(run("create-authorities", "-", "--json", stdin=json.dumps(NEIGHBOURS)).stdout)
    assert [one["slug"] for one in told] == ["ploiesti", "oras-exemplu"]
    assert [one["authority"] for one in world.said("authority.established")] == ["ploiesti", "oras-exemplu"]
    with world.runtime.read() as session:
        (row,) = session.execute(text("select around, officer_name from authority where slug = 'ploiesti'"))
    assert (row.around, row.officer_name) == ([130614, 130678], None)


@pytest.mark.parametrize(
    "wrong",
    [
        "nothing",
        '{"slug": "a"}',
        json.dumps([{"slug": "ab", "name": "Ab"}]),
        json.dumps([*NEIGHBOURS, {**NEIGHBOURS[0], "around": []}]),
        json.dumps([*NEIGHBOURS, {**NEIGHBOURS[1], "slug": "alta", "siruta": 1}]),
        json.dumps([*NEIGHBOURS, {**NEIGHBOURS[1], "slug": "Nu merge"}]),
        json.dumps([{**NEIGHBOURS[0], "around": [1]}]),
    ],
)
def test_of_a_wrong_list_nothing_is_made(world: World, run: Run, wrong: str) -> None:
    """A sentence tells what is wrong with it."""
    done = run("create-authorities", "-", stdin=wrong)
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
    with world.runtime.read() as session:
        assert session.scalar(text("select count(*) from authority")) == 0


def test_clients_are_listed_and_revoked(world: World, run: Run) -> None:
    """An operator sees all, and stops one without waiting for an administrator."""
    world.authority()
    made = create(world, administrator(world))
    [listed] = json.loads(run("clients", "list", "--authority", "oras-exemplu", "--json").stdout)
    assert (listed["id"], listed["state"]) == (str(made.id), "active")
    assert "secret_hash" not in str(listed)
    assert run("clients", "revoke", str(made.id), "--json").exit_code == 0
    assert "revoked until" in run("clients", "list").stdout
    refused = run("clients", "revoke", str(made.id))
    assert (refused.exit_code, refused.stderr) == (2, "The API client was revoked; make another.\n")
