"""The registry's stage."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from services.registry.commands.accounts import AskForAccount
from services.registry.commands.addresses import AskForAddressChange
from services.registry.commands.national_register import BeginImport
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.passwords import AskForPasswordReset
from services.registry.model import Passkey, SignInSession
from shared.ids import new_id
from tests.integration.access.of_agreements import AGREEMENT_STATES, agreement_of
from tests.integration.access.of_changes import things_of_changes
from tests.integration.access.of_requests import things_of_requests
from tests.integration.access.of_standings import things_of_standings
from tests.integration.access.stage import ELSEWHERE, HERE, ROLES_OF, Stage
from tests.integration.access.things_of_api_clients import api_client_things
from tests.integration.access.things_of_mandates import mandate_things
from tests.integration.access.things_of_staff import staff_things
from tests.unit.registry.world import PASSWORD, World

EMAILS = {
    "citizen": "citizen@example.org",
    "other citizen": "other@example.org",
    "clerk elsewhere": "elsewhere@example.org",
    "clerk": "clerk@example.org",
}


def registry_stage(database_url: str) -> Stage:
    """The registry, with organisations that the citizen has asked the clerk's authority to register."""
    world = World.over(database_url)
    world.authority(HERE)
    world.authority(ELSEWHERE)
    accounts: dict[str, UUID] = {
        "citizen": world.person(EMAILS["citizen"]),
        "other citizen": world.person(EMAILS["other citizen"]),
        "clerk elsewhere": world.clerk(ELSEWHERE, EMAILS["clerk elsewhere"]).account_id,
    }
    clerk = world.clerk(HERE, EMAILS["clerk"])
    accounts["clerk"] = clerk.account_id

    def pending() -> dict[str, str]:
        facts: dict[str, Any] = {"name": stage.unique("Asociația Exemplu {}"), "cui": None}
        asked = world.request(accounts["citizen"], HERE, **facts, register_number=None)
        return {
            "organisation_id": str(asked.organisation_id),
            "verification_id": str(asked.verification_id),
            "slug": HERE,
            "authority": HERE,
            "clerk": str(accounts["clerk"]),
        }

    def verified() -> dict[str, str]:
        found = pending()
        world.do(VerifyOrganisation(verification_id=UUID(found["verification_id"]), version=1, clerk=clerk))
        return found

    def agreement(state: str) -> Callable[[], dict[str, str]]:
        return lambda: agreement_of(world, clerk, accounts["citizen"], verified(), state)

    def register_import() -> dict[str, str]:
        begun = world.do(BeginImport(authority=HERE, account_id=None, file_name="export.csv", size=1))
        return {"import_id": str(begun.id), "position": "0"}

    def passkey() -> dict[str, str]:
        new = {"credential_id": new_id().bytes, "public_key": b"-", "sign_count": 0, "name": "Telefon"}
        found = Passkey.add(accounts["citizen"], **new, now=world.clock.now())
        with world.runtime.units() as uow:
            uow.session.execute(delete(Passkey))
            uow.add(found)
            uow.commit()
            return {"passkey_id": str(found.id)}

    def session(caller: str) -> dict[str, str]:
        if caller == "stranger":
            return {}
        amr = ("pwd", "otp", "mfa") if ROLES_OF[caller] else ("pwd",)
        return {"Authorization": f"Session {world.session(accounts[caller], *amr)}"}

    things = {
        "place": lambda: {"siruta": "130543"},
        "pending": pending,
        "verified": verified,
        "passkey": passkey,
        "register import": register_import,
        **things_of_requests(world, accounts["citizen"], clerk, pending),
    }
    things |= things_of_standings(world, verified, clerk)
    things |= things_of_changes(world, accounts["citizen"], accounts["other citizen"], clerk, verified)
    things |= {f"{state} agreement": agreement(state) for state in AGREEMENT_STATES}
    stage = Stage(world.runtime, accounts, things, session)
    things.update(api_client_things(stage, world))
    things.update(mandate_things(stage, world, EMAILS["other citizen"]))
    things.update(staff_things(stage, world, EMAILS["other citizen"]))
    things.update(of_letters(world, stage.unique))
    stage.things.update(own_account(world, accounts["citizen"], stage.unique))
    return stage


def of_letters(world: World, unique: Callable[[str], str]) -> dict[str, Callable[[], dict[str, str]]]:
    """What somebody has asked for, with the secret of the letter about it."""

    def sign_up() -> dict[str, str]:
        email = unique("new{}@example.org")
        world.do(AskForAccount(email=email, name="Nou", language="ro", password=PASSWORD))
        return {"token": world.letter_secret("email-confirmation")}

    def reset() -> dict[str, str]:
        email = unique("reset{}@example.org")
        world.person(email)
        world.do(AskForPasswordReset(email))
        return {"token": world.letter_secret("password-reset")}

    return {"sign-up": sign_up, "reset": reset}


def own_account(
    world: World, citizen: UUID, unique: Callable[[str], str]
) -> dict[str, Callable[[], dict[str, str]]]:
    """What belongs to the citizen's account: a session, a change of address."""

    def begun() -> dict[str, str]:
        session, _ = SignInSession.start(citizen, ("pwd",), world.clock.now())
        with world.runtime.units() as uow:
            uow.add(session)
            uow.commit()
            return {"session_id": str(session.id)}

    def address() -> dict[str, str]:
        own = {"account_id": citizen, **begun()}
        world.do(AskForAddressChange(**own, email=unique("address{}@example.org")))
        return {"token": world.letter_secret("address-change-question")}

    return {"session": begun, "address": address}
