"""What an operator asks of a running town, and what is said to what cannot be done."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from operations.local.accounts import SERVICES
from operations.local.folder import ROOT, Folder
from operations.local.machinery import OPERATORS_URL
from operations.local.ports import LOOPBACK, free_port
from shared.messaging.events import PREFIX
from shared.persistence.migrations import head
from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.system.operator.parteneriat import Parteneriat
from tests.system.operator.worlds import differences, rows

MIGRATIONS = ROOT / "services" / "registry" / "migrations"
ACCOUNTS = "select account_id, epoch, sequence from account"
DELIVERIES = "select id from delivery"
DEAD = """
insert into inbox (consumer, event_id, state, type, attempts, reason, body, received_at)
values ('notification.people', %s, 'dead', 'ro.parteneriat.registry.account.created.v1', 30, 'for a test',
        convert_to('{}', 'UTF8'), now())
"""


@pytest.fixture
def dead_letter(town: Town) -> str:
    """The id of a message that notification has given up."""
    event_id = str(uuid.uuid4())
    with psycopg.connect(town.folder.password("database-notification")) as connection:
        connection.execute(DEAD, (event_id,))
    return event_id


@contextmanager
def broker_away(folder: Folder, *secrets: str) -> Iterator[None]:
    """Inside the block, whoever reads these addresses finds nobody there."""
    known = {name: folder.password(name) for name in secrets}
    for name in secrets:
        folder.keep(name, f"amqp://nobody:nothing@{LOOPBACK}:{free_port()}//")
    try:
        yield
    finally:
        for name, url in known.items():
            folder.keep(name, url)


def test_a_town_that_is_well_says_so(parteneriat: Parteneriat) -> None:
    """Every service with its living processes, queues that are read, nothing given up."""
    eventually(lambda: parteneriat("status").returncode == 0, within=30)
    found = parteneriat.json("status")
    assert [service["service"] for service in found["services"]] == list(SERVICES)
    for service in found["services"]:
        assert {"web", "worker"} <= {process["role"] for process in service["processes"] if process["alive"]}
        assert {(queue["depth"], queue["consumers"]) for queue in service["queues"]} <= {(0, 1)}
    assert "All is well." in parteneriat("status").stdout


def test_a_service_that_does_not_answer_is_a_sentence(town: Town, parteneriat: Parteneriat) -> None:
    """The others are shown all the same; the exit code is 1."""
    known = town.folder.password("database-consultation")
    town.folder.keep("database-consultation", f"postgresql://nobody@{LOOPBACK}:{free_port()}/nothing")
    try:
        done = parteneriat("status", "--json")
    finally:
        town.folder.keep("database-consultation", known)
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    silent = [service["service"] for service in found["services"] if "trouble" in service]
    assert silent == ["consultation"]
    assert any(line.startswith("consultation does not answer: The database") for line in found["problems"])


def test_a_broker_that_is_away_is_a_sentence(town: Town, parteneriat: Parteneriat) -> None:
    """What the databases know is shown."""
    with broker_away(town.folder, "amqp-url-notification"):
        done = parteneriat("status")
    assert done.returncode == 1
    assert "notification does not reach the broker: " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_an_event_is_shown_by_the_service_that_said_it(town: Town, parteneriat: Parteneriat) -> None:
    """Nobody has to know which."""
    query = "select event_id::text from event where type like '%%consultation.published.v1'"
    event_id = rows(town.folder, "consultation", query).pop()[0]
    assert parteneriat.json("events", "show", event_id)["id"] == event_id


def test_a_read_model_is_built_anew(town: Town, parteneriat: Parteneriat) -> None:
    """What is wrong in it is gone, what was lost is back."""
    with psycopg.connect(town.folder.password("database-consultation")) as connection:
        connection.execute("delete from account where name like 'Ana%'")
        connection.execute("update account set name = 'Somebody else', sequence = 1000")
    done = parteneriat.json("rebuild", "consultation.people", "--yes")
    assert done["replayed"] == done["services"]["registry"]["replayed"] > 0
    eventually(lambda: differences(town.folder) == {})


def test_all_that_was_said_since_is_said_again(town: Town, parteneriat: Parteneriat) -> None:
    """To everybody; nothing takes effect a second time."""
    sent = rows(town.folder, "notification", DELIVERIES)
    done = parteneriat.json("events", "replay", "--since", "1d", "--yes")
    assert set(done["services"]) == set(SERVICES)
    assert done["services"]["registry"]["replayed"] > 0
    eventually(lambda: not _waiting(parteneriat), within=60)
    assert rows(town.folder, "notification", DELIVERIES) == sent
    assert differences(town.folder) == {}


def test_of_each_service_what_it_says(parteneriat: Parteneriat) -> None:
    """Types of several services may be asked for at once; each is asked for its own."""
    kinds = [f"{PREFIX}registry.authority.established.v1", f"{PREFIX}consultation.consultation.published.v1"]
    asked = [word for kind in kinds for word in ("--type", kind)]
    done = parteneriat.json("events", "replay", "--since", "1d", *asked, "--yes")
    assert {name: answer["replayed"] > 0 for name, answer in done["services"].items()} == {
        "registry": True,
        "consultation": True,
    }


def _waiting(parteneriat: Parteneriat) -> int:
    return sum(
        queue["depth"] for service in parteneriat.json("status")["services"] for queue in service["queues"]
    )


def test_a_dead_letter_is_found_wherever_it_lies(parteneriat: Parteneriat, dead_letter: str) -> None:
    """Listed, shown, dropped, and then it is gone."""
    assert dead_letter in [row["event_id"] for row in parteneriat.json("dead-letters", "list")]
    assert parteneriat.json("dead-letters", "show", dead_letter)[0]["service"] == "notification"
    assert parteneriat.json("dead-letters", "drop", dead_letter, "--yes")[0]["changed"] == 1
    assert parteneriat("dead-letters", "show", dead_letter).returncode == 2


def test_of_several_dead_letters_all_or_none(parteneriat: Parteneriat, dead_letter: str) -> None:
    """One wrong id, and none is dropped."""
    unknown = str(uuid.uuid4())
    sentence = parteneriat.refuses("dead-letters", "drop", dead_letter, unknown, "--yes")
    assert sentence == f"There is no dead letter {unknown}."
    parteneriat.json("dead-letters", "drop", "--all", "--queue", "notification.people", "--yes")
    assert dead_letter not in parteneriat("dead-letters", "list").stdout


UNKNOWN = "01990000-0000-7000-8000-000000000009"


@pytest.mark.parametrize(
    "asked",
    [
        ["events", "show", UNKNOWN],
        ["events", "replay", "--to-queue", "consultation.nothing", "--yes"],
        ["events", "replay", "--from", "1", "--yes"],
        ["events", "replay", "--service", "registry", "--from", "5", "--to", "2", "--yes"],
        ["events", "replay", "--type", "ro.parteneriat.nobody.thing.done.v1", "--yes"],
        ["events", "replay"],
        ["rebuild", "notification.people", "--yes"],
        ["rebuild", "nobody.nothing", "--yes"],
        ["dead-letters", "show", UNKNOWN],
        ["dead-letters", "retry", UNKNOWN],
        ["dead-letters", "retry"],
        ["dead-letters", "drop", "--all", "--yes"],
        ["dead-letters", "drop", "--all", "--queue", "nobody.nothing", "--yes"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_sentence(parteneriat: Parteneriat, asked: list[str]) -> None:
    """With exit code 2."""
    assert parteneriat.refuses(*asked)


@pytest.mark.parametrize(
    "asked",
    [
        ["rebuild", "consultation.people", "--yes"],
        ["events", "replay", "--service", "registry", "--yes"],
        ["topology", "apply"],
        ["topology", "check"],
    ],
    ids=" ".join,
)
def test_with_the_broker_away_nothing_changes(town: Town, parteneriat: Parteneriat, asked: list[str]) -> None:
    """One sentence a service, exit code 2; nothing was forgotten."""
    before = rows(town.folder, "consultation", ACCOUNTS)
    with broker_away(town.folder, OPERATORS_URL):
        done = parteneriat(*asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert rows(town.folder, "consultation", ACCOUNTS) == before


def test_a_services_own_commands_are_passed_through(parteneriat: Parteneriat) -> None:
    """With their output and their exit code."""
    assert parteneriat.json("registry", "migrate") == {"service": "registry", "revision": head(MIGRATIONS)}
    assert parteneriat("notification", "frobnicate").returncode == 2


def test_keys_are_listed_and_tables_are_there(parteneriat: Parteneriat) -> None:
    """The registry's, and everybody's."""
    assert [row["kid"] for row in parteneriat.json("keys", "list")]
    assert {row["service"] for row in parteneriat.json("migrate")} == set(SERVICES)


def test_without_a_running_system_that_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where there is nothing, nothing is made."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    done = Parteneriat(folder)("--where", "local", "status")
    assert (done.returncode, folder.exists()) == (2, False)
    assert "There is no running system here" in done.stderr
