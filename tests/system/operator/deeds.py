"""What people do in a town: enough to see that it goes on."""

from datetime import date, timedelta

from operations.demo import content
from tests.browser.town import Town

TERM = timedelta(days=21)


def verify(town: Town) -> str:
    """The clerk verifies the association that waits; its id."""
    clerk = town.person(town.clerk)
    waiting = clerk.call("registry", "GET", f"verifications?authority={town.authority}&state=pending")[
        "items"
    ]
    path = f"verifications/{waiting[0]['id']}"
    found = clerk.answer("registry", "GET", path)
    clerk.call("registry", "POST", f"{path}/verify", {}, **{"If-Match": found["etag"]})
    return str(found["json"]["organisation_id"])


def dissolve(town: Town) -> None:
    """The clerk notes that an organisation of the demonstration is no more."""
    clerk = town.person(town.clerk)
    asked = f"verifications?authority={town.authority}&state=verified&limit=1"
    path = f"verifications/{clerk.call('registry', 'GET', asked)['items'][0]['id']}"
    tag = clerk.answer("registry", "GET", path)["etag"]
    ended = {"reason": "Exemplu: hotărârea adunării generale.", "on": "2026-01-12"}
    clerk.call("registry", "POST", f"{path}/dissolve", ended, **{"If-Match": tag})


def register(town: Town, name: str) -> None:
    """The representative asks to have another association registered."""
    speaker = town.person(town.representative)
    speaker.call(
        "registry", "POST", "organisations", content.organisation(town.authority, name, speaker.email)
    )


def recommend(town: Town, title: str) -> str:
    """The clerk publishes a draft, the citizen recommends on it; the number in the register."""
    clerk = town.person(town.clerk)
    until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
    wanted = content.draft(town.authority, title, until)
    drafted = clerk.answer("consultation", "POST", "consultations", wanted)
    path = f"consultations/{drafted['json']['id']}"
    clerk.call("consultation", "POST", f"{path}/publish", **{"If-Match": drafted["etag"]})
    body = {"article": "2", "text": content.CITIZEN_SAYS}
    receipt = town.person(town.citizen).call("consultation", "POST", f"{path}/recommendations", body)
    return str(receipt["register_number"])
