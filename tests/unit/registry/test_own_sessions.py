"""The list of one's sessions: what is shown of each, and ending them."""

import pytest

from services.registry.commands.sessions import (
    EndOtherSessions,
    EndOwnSession,
    NoteDevice,
    SignIn,
    UseSession,
)
from services.registry.errors.sessions import NoSuchSession, SessionOver
from services.registry.handlers.sessions import SignedIn
from services.registry.queries.rows import Row
from services.registry.queries.sessions import sessions_of
from shared.browsers import describe_device
from tests.unit.registry.world import PASSWORD, World

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
CHROME = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0"


def begin(world: World, email: str = "ana@example.org", device: str | None = None) -> SignedIn:
    """Sign in with a kind of browser."""
    begun: SignedIn = world.do(SignIn(email=email, password=PASSWORD))
    if device:
        world.do(NoteDevice(session_id=begun.session_id, device=device))
    return begun


def listed(world: World, who: SignedIn) -> list[Row]:
    """Their sessions, as one of them shows them."""
    with world.runtime.read() as session:
        return list(sessions_of(session, who.account_id, str(who.session_id), world.clock.now()))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (FIREFOX, "Firefox · Linux"),
        (CHROME, "Chrome · Android"),
        (SAFARI, "Safari · iPhone"),
        (EDGE, "Edge · Windows"),
        ("curl/8.7.1", None),
        ("", None),
        ("x" * 500 + "Firefox/1", None),
    ],
)
def test_a_browser_is_described_coarsely(said: str, shown: str | None) -> None:
    """Family and system, no version; nothing where it says neither."""
    assert describe_device(said) == shown


def test_the_list_says_where_one_is_signed_in(world: World) -> None:
    """The last used first, this one marked, those of others and those that are over left out."""
    world.person()
    world.person("ion@example.org")
    old = begin(world, device="Chrome · Android")
    world.clock.advance(days=13)
    here = begin(world, device="Firefox · Linux")
    begin(world, "ion@example.org")
    rows = listed(world, here)
    assert [(row["device"], row["is_current"]) for row in rows] == [
        ("Firefox · Linux", True),
        ("Chrome · Android", False),
    ]
    assert rows[1]["id"] == old.session_id
    world.clock.advance(days=1)
    assert [row["id"] for row in listed(world, here)] == [here.session_id]


def test_one_ends_another_of_ones_own_and_nobody_elses(world: World) -> None:
    """Another's is as if it were not there."""
    world.person()
    world.person("ion@example.org")
    here, there, others = begin(world), begin(world), begin(world, "ion@example.org")
    world.do(EndOwnSession(account_id=here.account_id, session_id=there.session_id))
    with pytest.raises(SessionOver):
        world.do(UseSession(there.secret or ""))
    for gone in (there.session_id, others.session_id):
        with pytest.raises(NoSuchSession):
            world.do(EndOwnSession(account_id=here.account_id, session_id=gone))
    world.do(UseSession(others.secret or ""))


def test_all_others_end_at_once(world: World) -> None:
    """This one stays, and so do other people's."""
    world.person()
    world.person("ion@example.org")
    here, others = begin(world), begin(world, "ion@example.org")
    begin(world)
    begin(world)
    assert world.do(EndOtherSessions(account_id=here.account_id, session_id=here.session_id)) == 2
    assert [row["id"] for row in listed(world, here)] == [here.session_id]
    world.do(UseSession(others.secret or ""))
