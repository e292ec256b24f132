"""What happens in the registry, told by its own code: half now, half later."""

from services.registry.bootstrap import SERVICE
from services.registry.commands.changes import AcceptChange, AskForChange, ClaimRepresentation
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.model.days import day_in_romania
from services.registry.queries.directory import details, search
from services.registry.queries.directory_filters import Wanted
from services.registry.queries.organisations import organisations_of
from services.registry.queries.verifications import queue
from services.registry.repository.mandates import representatives_on
from shared.security.tokens import Principal
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from tests.unit.registry.programs import administrator, create, renew, token
from tests.unit.registry.world import World, settings

AUTHORITY = "oras-exemplu"


class RegistryStory:
    """One association was verified; another's request waits, and so does a letter."""

    def begin(self, url: str) -> None:
        """The clerk has decided the first."""
        world = World.over(url)
        authority, person = world.authority(AUTHORITY), world.person()
        clerk = world.clerk(authority)
        first = world.request(person, authority)
        world.do(VerifyOrganisation(verification_id=first.verification_id, version=1, clerk=clerk))
        world.request(world.person("ion@example.org", "Ion Exemplu"), authority, name="Alta", cui=None)
        world.runtime.close()

    def go_on(self, url: str) -> None:
        """The clerk verifies what waits, accepts a change and a newcomer; people and programs get tokens."""
        clock = HandClock()
        runtime = Runtime(SERVICE, settings(url), process="test", clock=clock)
        world = World(runtime, clock)
        clerk = world.sign_in("clerk@example.org")
        with runtime.read() as session:
            [waiting] = queue(session, authority=AUTHORITY, state="pending", after=None, limit=9)
        who = Principal(account_id=clerk.account_id, session_id="s", roles={AUTHORITY: frozenset({"clerk"})})
        world.do(VerifyOrganisation(verification_id=waiting["id"], version=waiting["version"], clerk=who))
        ana = world.sign_in("ana@example.org").account_id
        with runtime.read() as session:
            [first] = organisations_of(session, ana, day_in_romania(clock.now()))
        change = AskForChange(
            organisation_id=first["id"],
            account_id=ana,
            authority=AUTHORITY,
            changes={"name": "Asociația Orașe Liniștite"},
            why="Hotărârea adunării generale.",
        )
        world.do(AcceptChange(change_id=world.do(change).change_id, version=1, clerk=who))
        ion = world.sign_in("ion@example.org").account_id
        claim = ClaimRepresentation(
            organisation_id=first["id"],
            account_id=ion,
            authority=AUTHORITY,
            why="Adunarea generală m-a ales.",
        )
        world.do(AcceptChange(change_id=world.do(claim).change_id, version=1, clerk=who))
        with runtime.read() as session:
            found = search(session, Wanted(authority=AUTHORITY), after=None, limit=9)
            rows = details(session, found.rows)
            [represents] = representatives_on(session, first["id"], day_in_romania(clock.now()))
        maria = administrator(world)
        program = create(world, maria)
        given = token(world, program.id, renew(world, maria, program.id))
        runtime.close()
        assert represents == ion
        assert given.scope == "agreements:read audit:read"
        assert [row["name"] for row in rows] == ["Alta", "Asociația Orașe Liniștite"]
