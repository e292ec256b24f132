"""A consultation played with people whose every word can be found again."""

import secrets
from datetime import date, timedelta
from typing import Any

import pytest

from operations.demo import content
from operations.demo.mails import TOKEN
from operations.demo.site import Person, Refused
from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.system.privacy.canaries import Canaries

TERM = timedelta(days=21)
SERVICES = ("registry", "consultation", "notification")


class Story:
    """The play, step by step; `canaries` then says what must not be found, `pages` what it is shown on.

    Args:
        town: the running system.
    """

    def __init__(self, town: Town) -> None:
        self.town, self.canaries = town, Canaries()
        self.mark = secrets.token_hex(4)
        self.citizen = self._person("citizen", f"Zenobia Canar{self.mark}")
        self.speaker = self._person("speaker", f"Zaharia Canar{self.mark}")
        self.follower = self.canaries.person(
            "follower's address", f"urmaritor.{self.mark}@persoane.example.org"
        )
        self.clerk = town.person(town.clerk)
        self.canaries.secret("session", self.clerk.session)
        self.pages: list[str] = []

    def play(self) -> None:
        """Sign-up to answer, with what goes wrong on the way."""
        for person in (self.citizen, self.speaker):
            self._sign_up(person)
        self._forget_password()
        self._follow()
        self._ask_for_organisations()
        self._publish()
        self._recommend()
        self._stop_following()

    def _sign_up(self, person: Person) -> None:
        """Twice, since a known address gets another letter; and with a wrong password."""
        wanted = {"email": person.email, "name": person.name, "password": person.password, "language": "ro"}
        self.town.site.call("POST", "registry/v1/accounts", wanted)
        self._use_link("registry/v1/accounts/confirm", person.email, "/confirmare")
        self.town.site.call("POST", "registry/v1/accounts", wanted)
        wrong = self.canaries.secret("wrong password", f"gresita {secrets.token_hex(8)}")
        with pytest.raises(Refused, match="wrong-credentials"):
            Person(self.town.site, person.email, person.name, wrong).sign_in()
        self._sign_in(person)

    def _sign_in(self, person: Person) -> None:
        person.sign_in()
        self.canaries.secret("session", person.session)
        bearer, path = f"Session {person.session}", "registry/v1/sessions/current/tokens"
        for audience in SERVICES:
            given = self.town.site.call("POST", path, {"audience": audience}, bearer=bearer)
            self.canaries.secret("token", given["token"])

    def _forget_password(self) -> None:
        self.town.site.call("POST", "registry/v1/password-resets", {"email": self.citizen.email})
        self.citizen.password = self._password()
        self._use_link(
            "registry/v1/password-resets/confirm",
            self.citizen.email,
            "/parola/noua",
            password=self.citizen.password,
        )
        self._sign_in(self.citizen)

    def _follow(self) -> None:
        topic = {"kind": "authority", "value": content.AUTHORITY}
        self.town.site.call("POST", "notification/v1/subscriptions", {"email": self.follower, "topic": topic})
        self._use_link("notification/v1/subscriptions/confirm", self.follower, "/abonamente/confirmare")

    def _use_link(self, path: str, email: str, page: str, **more: str) -> None:
        """Open the page of a letter's link, as a person does, then act as its button does."""
        token = self.canaries.secret("link", self.town.mails.token(email, f"{page}?"))
        self.town.site.client.get(page, params={"token": token}).raise_for_status()
        self.town.site.call("POST", path, {"token": token, **more})

    def _ask_for_organisations(self) -> None:
        """One is verified and so public, one waits and is asked for again, one is refused with a reason."""
        self._decide(self._ask(f"Asociația {self.mark}"), "verify", {})
        waiting = self.canaries.person("organisation that waits", f"Asociația Așteaptă {self.mark}")
        self._ask(waiting)
        with pytest.raises(Refused, match="already-asked"):
            self._ask(waiting)
        refused = self.canaries.person("organisation that was refused", f"Asociația Respinsă {self.mark}")
        reason = self.canaries.person("reason for refusing", f"Lipsește actul numărul {self.mark}")
        self._decide(self._ask(refused), "refuse", {"reason": reason})

    def _ask(self, name: str) -> str:
        email = f"contact.{self.mark}@asociatii.example.org"
        wanted = content.organisation(content.AUTHORITY, name, email)
        return str(self.speaker.call("registry", "POST", "organisations", wanted)["verification_id"])

    def _decide(self, verification: str, decision: str, body: dict[str, str]) -> None:
        path = f"verifications/{verification}"
        tag = self.clerk.answer("registry", "GET", path)["etag"]
        self.clerk.call("registry", "POST", f"{path}/{decision}", body, **{"If-Match": tag})

    def _publish(self) -> None:
        until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
        title = f"Regulamentul {self.mark}"
        draft = content.draft(content.AUTHORITY, title, until)
        made = self.clerk.answer("consultation", "POST", "consultations", draft)
        self.consultation = str(made["json"]["id"])
        path = f"consultations/{self.consultation}/publish"
        self.clerk.call("consultation", "POST", path, **{"If-Match": made["etag"]})
        self.announced = self.town.mails.wait(self.follower, title)
        self.pages.append(f"/consultari/{self.consultation}")

    def _recommend(self) -> None:
        """With an address, a telephone number and a CNP that the author, and then the clerk, left there."""
        digits = f"{secrets.randbelow(10**6):06}"
        address = self.canaries.person("address in a text", f"ascuns.{self.mark}@persoane.example.org")
        phone = self.canaries.person("telephone in a text", f"0722 {digits[:3]} {digits[3:]}")
        cnp = self.canaries.person("CNP in a text", f"2960113{digits}")
        said = f"Scrieți-mi la {address}, sunați la {phone}; CNP-ul meu este {cnp}."
        body = {"article": "2", "text": said, "reason": said, "proposed_wording": said}
        sent = eventually(lambda: self._send(body), within=20)
        self.canaries.person("nonce", sent["nonce"])
        self.pages.append(f"/recomandari/{sent['id']}")
        self.town.mails.wait(self.citizen.email, sent["register_number"])
        path = f"recommendations/{sent['id']}"
        tag = self.town.site.answer("GET", f"consultation/v1/{path}")["etag"]
        answer = {"verdict": "partly", "reason": f"Vă răspundem: {said}"}
        self.clerk.call("consultation", "POST", f"{path}/answer", answer, **{"If-Match": tag})
        self.town.mails.wait(self.citizen.email, "Vă răspundem")

    def _send(self, body: dict[str, str]) -> Any:
        path = f"consultations/{self.consultation}/recommendations"
        return self.citizen.call("consultation", "POST", path, body)

    def _stop_following(self) -> None:
        token = self.canaries.secret("link", TOKEN.findall(self.announced["text"])[0])
        self.town.site.client.get("/abonamente/oprire", params={"token": token}).raise_for_status()
        path, form = "/api/notification/v1/subscriptions/one-click", {"List-Unsubscribe": "One-Click"}
        self.town.site.client.post(path, params={"token": token}, data=form).raise_for_status()

    def _person(self, role: str, name: str) -> Person:
        email = self.canaries.person(f"{role}'s address", f"{role}.{self.mark}@persoane.example.org")
        return Person(self.town.site, email, self.canaries.person(f"{role}'s name", name), self._password())

    def _password(self) -> str:
        return self.canaries.secret("password", f"parola {secrets.token_hex(8)}")
