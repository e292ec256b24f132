"""Programs of others: made, given secrets, let go, reminded of."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from services.registry.commands.api_clients import RemindOfApiClients, RevokeApiClient
from services.registry.commands.retention import ForgetExpired
from services.registry.errors.api_clients import (
    ApiClientExpired,
    ApiClientNameTaken,
    ApiClientRevoked,
    ExpiryNotInAYear,
    NoSuchApiClient,
    RotationRunning,
    UnknownAuthority,
    UnknownScope,
    WrongClient,
)
from services.registry.errors.sessions import SignInAnew
from services.registry.model.days import day_in_romania
from shared.errors import NotAllowed
from shared.ids import new_id
from shared.security.tokens import Principal
from tests.unit.registry.programs import HERE, administrator, create, renew, rows, session_of, token
from tests.unit.registry.world import World

YEAR = timedelta(days=365)


@pytest.fixture
def maria(world: World) -> Principal:
    """The administrator of the authority, who has just signed in."""
    world.authority(HERE)
    return administrator(world)


def works(world: World, client_id: UUID, secret: str) -> bool:
    """Whether the secret brings a token."""
    try:
        token(world, client_id, secret)
    except WrongClient:
        return False
    return True


def test_a_secret_is_shown_once_and_kept_as_a_hash(world: World, maria: Principal) -> None:
    """It has 256 random bits behind a beginning that scanners for leaks know; no row holds it."""
    made = create(world, maria)
    secret = renew(world, maria, made.id)
    assert secret.startswith(f"prt_{made.id.hex[-12:]}_")
    assert len(secret.split("_", 2)[2]) == 43  # 32 bytes
    [kept] = rows(world, "select secret_hash from api_client_secret")
    assert bytes(kept.secret_hash) == hashlib.sha256(secret.encode()).digest()
    assert secret not in str(rows(world, "select * from audit, api_client"))
    assert works(world, made.id, secret)


def test_it_lasts_a_year_unless_a_nearer_day_is_named(world: World, maria: Principal) -> None:
    """No longer, and not from yesterday."""
    today = day_in_romania(world.clock.now())
    assert create(world, maria).expires_on == today + YEAR
    assert create(world, maria, "Altul", expires_on=today).expires_on == today
    for wrong in (today - timedelta(days=1), today + YEAR + timedelta(days=1)):
        with pytest.raises(ExpiryNotInAYear):
            create(world, maria, "Al treilea", expires_on=wrong)


@pytest.mark.parametrize("scopes", [(), ("organisations:write",), ("audit:read", "")])
def test_scopes_are_those_of_the_table(world: World, maria: Principal, scopes: tuple[str, ...]) -> None:
    """One at least, and none that nobody knows."""
    with pytest.raises(UnknownScope):
        create(world, maria, scopes=scopes)


def test_only_an_administrator_of_the_authority_who_has_just_signed_in(
    world: World, maria: Principal
) -> None:
    """Not of another, not a clerk, not after twenty minutes; but revoking cannot wait for a sign-in."""
    world.authority("alt-oras")
    made = create(world, maria)
    elsewhere = administrator(world, "alt-oras", "elsewhere@example.org")
    for who in (elsewhere, world.clerk(HERE)):
        with pytest.raises(NotAllowed):
            create(world, who, "Altul")
        with pytest.raises(NotAllowed):
            renew(world, who, made.id)
        with pytest.raises(NotAllowed):
            world.do(RevokeApiClient(administrator=who, client_id=made.id))
    world.clock.advance(minutes=21)
    with pytest.raises(SignInAnew):
        create(world, maria, "Altul")
    with pytest.raises(SignInAnew):
        renew(world, maria, made.id)
    world.do(RevokeApiClient(administrator=maria, client_id=made.id))


def test_one_for_every_authority_is_made_by_who_administers_all(world: World, maria: Principal) -> None:
    """And none for an authority that is not there."""
    everywhere = administrator(world, "common", "root@example.org")
    assert create(world, everywhere, authority="common").authority == "common"
    with pytest.raises(NotAllowed):
        create(world, maria, authority="common")
    with pytest.raises(UnknownAuthority):
        create(world, everywhere, authority="nicaieri")


def test_a_name_is_taken_once_until_it_is_let_go(world: World, maria: Principal) -> None:
    """Of four at once one makes it; capitals and diacritics do not tell names apart."""

    def attempt(name: str) -> bool:
        try:
            create(world, maria, name)
        except ApiClientNameTaken:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, ["Știri", "știri", "STIRI", "Stiri"])) == [False, False, False, True]
    [row] = rows(world, "select id from api_client")
    world.do(RevokeApiClient(administrator=maria, client_id=row.id))
    assert attempt("Știri")


def test_the_old_secret_stays_good_for_the_overlap(world: World, maria: Principal) -> None:
    """Both work meanwhile, then the new alone."""
    made = create(world, maria)
    old = renew(world, maria, made.id)
    assert works(world, made.id, old)
    new = renew(world, maria, made.id, overlap_days=7)
    world.clock.advance(days=7, seconds=-1)
    assert works(world, made.id, old)
    assert works(world, made.id, new)
    world.clock.advance(seconds=1)
    assert not works(world, made.id, old)
    assert works(world, made.id, new)


def test_two_secrets_are_good_at_most(world: World, maria: Principal) -> None:
    """A third waits for the oldest to end, unless all former ones end now, as when one has leaked."""
    made = create(world, maria)
    secrets = [renew(world, maria, made.id)]
    assert works(world, made.id, secrets[0])
    secrets.append(renew(world, maria, made.id))
    assert works(world, made.id, secrets[1])
    with pytest.raises(RotationRunning):
        renew(world, maria, made.id)
    secrets.append(renew(world, maria, made.id, overlap_days=0))
    assert [works(world, made.id, secret) for secret in secrets] == [False, False, True]


def test_a_secret_that_nobody_has_used_is_replaced(world: World, maria: Principal) -> None:
    """Its answer may have been lost on the way; the one in use keeps its end."""
    made = create(world, maria)
    used = renew(world, maria, made.id)
    assert works(world, made.id, used)
    lost = renew(world, maria, made.id)
    new = renew(world, maria, made.id)
    assert [works(world, made.id, secret) for secret in (used, lost, new)] == [True, False, True]
    world.clock.advance(days=7)
    assert not works(world, made.id, used)


def test_rotations_at_once_leave_one_newest(world: World, maria: Principal) -> None:
    """Each ends what the one before made; the database holds one newest secret."""
    made = create(world, maria)
    with ThreadPoolExecutor(4) as pool:
        secrets = list(pool.map(lambda _: renew(world, maria, made.id), range(4)))
    assert sum(works(world, made.id, secret) for secret in secrets) == 1
    assert world.count("api_client_secret where ends_at is null") == 1


def test_it_works_through_its_last_day_in_romania(world: World, maria: Principal) -> None:
    """After that it gets another last day with another secret, or none."""
    today = day_in_romania(world.clock.now())
    made = create(world, maria, expires_on=today)
    secret = renew(world, maria, made.id)
    assert works(world, made.id, secret)
    world.clock.advance(days=1)
    assert not works(world, made.id, secret)
    maria = administrator_again(world, maria)
    with pytest.raises(ApiClientExpired):
        renew(world, maria, made.id)
    new = renew(world, maria, made.id, until=today + timedelta(days=30))
    assert works(world, made.id, new)


def administrator_again(world: World, who: Principal) -> Principal:
    """The same, who has signed in anew."""
    return Principal(account_id=who.account_id, session_id=session_of(world, who), roles=who.roles)


def test_a_revoked_one_gets_nothing_more(world: World, maria: Principal) -> None:
    """Neither tokens nor secrets; an operator may revoke, too, and nobody twice."""
    made = create(world, maria)
    secret = renew(world, maria, made.id)
    world.do(RevokeApiClient(administrator=None, client_id=made.id))
    assert not works(world, made.id, secret)
    with pytest.raises(ApiClientRevoked):
        renew(world, maria, made.id)
    with pytest.raises(ApiClientRevoked):
        world.do(RevokeApiClient(administrator=maria, client_id=made.id))
    with pytest.raises(NoSuchApiClient):
        world.do(RevokeApiClient(administrator=maria, client_id=new_id()))


def test_each_deed_stands_in_the_trail(world: World, maria: Principal) -> None:
    """By whom, and an operator's without a name."""
    made = create(world, maria)
    renew(world, maria, made.id)
    world.do(RevokeApiClient(administrator=None, client_id=made.id))
    found = rows(
        world,
        "select deed, actor_id, authority, subject_id from audit where deed like 'client.%%' order by id",
    )
    deeds = [
        ("client.created", maria.account_id),
        ("client.rotated", maria.account_id),
        ("client.revoked", None),
    ]
    assert [(row.deed, row.actor_id) for row in found] == deeds
    assert {(row.authority, row.subject_id) for row in found} == {(HERE, made.id)}


def test_the_last_use_is_kept_by_the_minute_and_not_at_each_request(world: World, maria: Principal) -> None:
    """Once in five minutes is written, for the secret that was used."""
    made = create(world, maria)
    secret = renew(world, maria, made.id)
    began, seen = world.clock.now(), []
    for minutes in (0, 3, 3):
        world.clock.advance(minutes=minutes)
        token(world, made.id, secret)
        [row] = rows(world, "select last_used_at from api_client_secret")
        seen.append(row.last_used_at)
    first = began.replace(second=0, microsecond=0)
    assert seen == [first, first, first + timedelta(minutes=6)]


def test_its_contact_is_told_fourteen_days_before_and_once(world: World, maria: Principal) -> None:
    """And again before another end; of one that is revoked nobody is told."""
    today = day_in_romania(world.clock.now())
    made = create(world, maria, expires_on=today + timedelta(days=15))
    gone = create(world, maria, "Alt program", expires_on=today + timedelta(days=15))
    world.do(RevokeApiClient(administrator=maria, client_id=gone.id))
    assert world.do(RemindOfApiClients()) == 0
    world.clock.advance(days=1)
    assert [world.do(RemindOfApiClients()) for _ in range(2)] == [1, 0]
    [letter] = world.said("letter.api-client-expiry")
    assert (letter["email"], letter["client_name"]) == ("it@example.org", "Managementul documentelor")
    assert letter["until_date"] == (today + timedelta(days=15)).isoformat()
    assert letter["link"].endswith("/birou/clienti-api")
    renew(world, administrator_again(world, maria), made.id, until=today + timedelta(days=60))
    world.clock.advance(days=45)
    assert world.do(RemindOfApiClients()) == 1


def test_it_is_forgotten_a_year_after_its_end(world: World, maria: Principal) -> None:
    """With its secrets and the address of its contact."""
    made = create(world, maria)
    renew(world, maria, made.id)
    world.do(RevokeApiClient(administrator=maria, client_id=made.id))
    world.clock.advance(days=364)
    world.do(ForgetExpired())
    assert world.count("api_client") == 1
    world.clock.advance(days=2)
    world.do(ForgetExpired())
    assert (world.count("api_client"), world.count("api_client_secret")) == (0, 0)
