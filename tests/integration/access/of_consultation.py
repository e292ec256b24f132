"""The consultation service's stage."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from services.consultation.commands.consultations import PublishConsultation
from services.consultation.commands.days_off import AddDayOff
from services.consultation.commands.documents import AddDocument
from services.consultation.commands.entries import AddScan
from services.consultation.model.known import account, authority
from services.consultation.model.law import Calendar
from shared.ids import new_id
from tests.integration.access.of_notices import things_of_notices
from tests.integration.access.stage import ELSEWHERE, HERE, ROLES_OF, Stage
from tests.integration.access.things_of_activities import things_of_activities
from tests.integration.access.things_of_debates import things_of_debates
from tests.integration.access.things_of_drafts import things_of_drafts
from tests.integration.access.things_of_meetings import things_of_meetings
from tests.integration.access.things_of_minutes import things_of_minutes
from tests.integration.access.things_of_moderation import moderation_things
from tests.integration.access.things_of_registrations import things_of_registrations
from tests.integration.access.things_of_versions import things_of_versions
from tests.unit.consultation.drafting import ready, write
from tests.unit.consultation.world import AUTHORITY, CLERK_OF, World

assert AUTHORITY == HERE


def answers_on(world: World, sent: Callable[[], dict[str, str]]) -> dict[str, Callable[[], dict[str, str]]]:
    """Recommendations on which the clerk is writing an answer."""

    def written() -> dict[str, str]:
        found = sent()
        return {**found, "version": str(write(world, UUID(found["recommendation_id"])).version)}

    def given_for_checking() -> dict[str, str]:
        found = sent()
        return {**found, "version": str(ready(world, UUID(found["recommendation_id"])).version)}

    return {"written answer": written, "ready answer": given_for_checking}


def consultation_stage(database_url: str) -> Stage:
    """The consultation service, with acts of the clerk's authority and what the citizen says on them."""
    world = World.over(database_url)
    world.know(authority, slug=ELSEWHERE, name="Alt Oraș", is_example=True)
    accounts: dict[str, UUID] = {}
    for caller in ROLES_OF:
        accounts[caller] = new_id()
        name = f"{caller.title()} Exemplu"
        world.know(account, account_id=accounts[caller], name=name, email="person@example.org")
    organisation = str(world.speaks_for(accounts["citizen"]))

    def draft() -> dict[str, str]:
        today = world.clock.now().date().isoformat()
        own = {"consultation_id": str(world.drafted().id), "authority": HERE, "slug": HERE}
        return {**own, "organisation": organisation, "today": today}

    def opened() -> dict[str, str]:
        saved = world.published()
        return {**draft(), "consultation_id": str(saved.id), "version": str(saved.version)}

    def with_file() -> dict[str, str]:
        saved = world.drafted()
        added = world.do(AddDocument(saved.id, CLERK_OF, "referat.pdf", "substantiation", b"%PDF-1.4\n"))
        found = {**draft(), "consultation_id": str(saved.id), "file_id": str(added.id)}
        return {**found, "version": str(saved.version)}

    def open_with_file() -> dict[str, str]:
        found = with_file()
        world.do(PublishConsultation(UUID(found["consultation_id"]), CLERK_OF, int(found["version"])))
        return found

    def sent() -> dict[str, str]:
        found = opened()
        receipt = world.sent(UUID(found["consultation_id"]), accounts["citizen"])
        own = {"recommendation_id": str(receipt.id), "number": receipt.register_number, "version": "1"}
        return {**found, **own}

    def entered() -> dict[str, str]:
        found = opened()
        receipt = world.entered(UUID(found["consultation_id"]))
        scan = world.do(AddScan(receipt.id, accounts["clerk"], CLERK_OF, "scan.pdf", b"%PDF-1.4\n"))
        return {**found, "recommendation_id": str(receipt.id), "file_id": str(scan.id), "version": "1"}

    free = count()

    def day_off() -> dict[str, str]:
        day = Calendar().from_then_on(date(2026, 3, 2) + timedelta(days=7 * next(free)))
        return {"day_off_id": str(world.do(AddDayOff(accounts["clerk"], day, "HG 1/2026")).id)}

    things = {"draft": draft, "open": opened, "sent": sent, "day off": day_off}
    things |= moderation_things(world, sent, accounts["citizen"])
    # Its settings are of version 0: a GET that names another is told so.
    things |= {"authority": lambda: {**draft(), "version": "0"}}
    things |= answers_on(world, sent)
    things |= things_of_activities(world, accounts["citizen"], UUID(organisation))
    things |= things_of_debates(world, opened, accounts["citizen"], organisation)
    things |= things_of_drafts(world, opened, accounts["citizen"])
    things |= things_of_notices(world, draft, opened)
    things |= things_of_meetings(world, opened)
    things |= things_of_registrations(world, accounts["citizen"])
    things |= things_of_minutes(world, opened, draft)
    things |= {**things_of_versions(world, opened, accounts["clerk"]), "entered": entered}
    things |= {"draft with file": with_file, "open with file": open_with_file}
    return Stage(world.runtime, accounts, things)
