"""One consultation from end to end, played through the public APIs, narrated, and checked at the end.

People, organisation and act are made anew each time, so that it can be repeated.
"""

import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from operations.demo import content
from operations.demo.flow import Flow
from operations.demo.mails import Mails, Missing
from operations.demo.site import Person, Refused, Site, follow

TERM = timedelta(days=21)
MANDATE_WITHIN_S = 15.0
SETTLE_S = 2.0  # after all has arrived once: would anything arrive a second time?

Say = Callable[[str], None]


@dataclass
class Play:
    """The stage and what has happened on it so far.

    Args:
        site: the gateway.
        mails: the mail catcher.
        clerk_password: of the example authority's clerk.
        flow: hears what passes over the broker.
        say: tells the audience.
    """

    site: Site
    mails: Mails
    clerk_password: str
    flow: Flow
    say: Say
    mark: str = field(default_factory=lambda: secrets.token_hex(3))
    consultation: str = ""
    receipts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        password = secrets.token_urlsafe(18)
        self.citizen = self._person("cetatean", "Elena Exemplu", password)
        self.speaker = self._person("reprezentant", "Radu Exemplu", password)
        self.follower = f"urmaritor.{self.mark}@persoane.example.org"
        self.clerk = Person(self.site, *content.CLERK, self.clerk_password)
        self.organisation = f"Asociația Exemplu {self.mark}"
        self.title = f"{content.TITLE} nr. {self.mark}"

    def run(self) -> None:
        """All steps, then the check.

        Raises:
            Missing: something did not arrive, or not exactly once.
            Refused: a service refused a step.
        """
        for step in (self.people, self.verify, self.publish, self.recommend, self.answer):
            self.say(f"\n{(step.__doc__ or '').splitlines()[0]}")
            step()
            self.flow.tell(self.say)
        self.say("\nDid everything arrive, exactly once?")
        self.check()

    def people(self) -> None:
        """1. A citizen and a representative open accounts; a follower asks to be told of drafts."""
        for person in (self.citizen, self.speaker):
            person.sign_up(self.mails)
            person.sign_in()
        follow(self.site, self.mails, self.follower, content.AUTHORITY)

    def verify(self) -> None:
        """2. The representative asks to be registered; the clerk verifies the association."""
        wanted = content.organisation(content.AUTHORITY, self.organisation, self.speaker.email)
        asked = self.speaker.call("registry", "POST", "organisations", wanted)
        self.organisation_id = asked["id"]
        self.clerk.sign_in()
        path = f"verifications/{asked['verification_id']}"
        tag = self.clerk.answer("registry", "GET", path)["etag"]
        self.clerk.call("registry", "POST", f"{path}/verify", {}, **{"If-Match": tag})
        self.mails.wait(self.speaker.email, self.organisation)

    def publish(self) -> None:
        """3. The clerk publishes a consultation of ten articles; who asked to be told, is told."""
        until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
        wanted = content.draft(content.AUTHORITY, self.title, until)
        drafted = self.clerk.answer("consultation", "POST", "consultations", wanted)
        self.consultation = drafted["json"]["id"]
        path = f"consultations/{self.consultation}/publish"
        self.clerk.call("consultation", "POST", path, **{"If-Match": drafted["etag"]})
        self.mails.wait(self.follower, self.title)

    def recommend(self) -> None:
        """4. Both send a recommendation on article 2 and get a receipt with a register number."""
        path = f"consultations/{self.consultation}/recommendations"
        own = {"article": "2", "text": content.CITIZEN_SAYS}
        for_others = {
            "article": "2",
            "text": content.ASSOCIATION_SAYS,
            "proposed_wording": content.ASSOCIATION_WORDING,
            "on_behalf_of": self.organisation_id,
        }
        self.receipts[self.speaker.email] = self._send_for_the_association(path, for_others)
        self.receipts[self.citizen.email] = self.citizen.call("consultation", "POST", path, own)
        for email, receipt in self.receipts.items():
            self.say(f"   {email}: nr. {receipt['register_number']}, {receipt['fingerprint'][:16]}…")
            self.mails.wait(email, receipt["register_number"])

    def answer(self) -> None:
        """5. The clerk answers both, each with a reason; the authors are told."""
        verdicts = {
            self.citizen.email: ("accepted", content.ACCEPTED),
            self.speaker.email: ("refused", content.REFUSED),
        }
        for email, (verdict, reason) in verdicts.items():
            path = f"recommendations/{self.receipts[email]['id']}"
            tag = self.site.answer("GET", f"consultation/v1/{path}")["etag"]
            body = {"verdict": verdict, "reason": reason}
            self.clerk.call("consultation", "POST", f"{path}/answer", body, **{"If-Match": tag})
            self.mails.wait(email, reason[:40])

    def check(self) -> None:
        """Count what arrived: mails, public answers, the announcement's proof, messages on the broker."""
        self._wait_for_proof()
        time.sleep(SETTLE_S)
        counts = {
            "announcement to the follower": len(self.mails.to(self.follower, self.title)),
            **{
                f"receipt to {email}": self._mails_with(email, receipt["fingerprint"])
                for email, receipt in self.receipts.items()
            },
            f"answer to {self.citizen.email}": self._mails_with(self.citizen.email, content.ACCEPTED[:40]),
            f"answer to {self.speaker.email}": self._mails_with(self.speaker.email, content.REFUSED[:40]),
            "verification told": self._mails_with(self.speaker.email, self.organisation),
            **self.flow.once(self._expected()),
        }
        for what, count in counts.items():
            self.say(f"   {'✓' if count == 1 else '✗'} {what}: {count}")
        shown = self.site.call("GET", f"consultation/v1/consultations/{self.consultation}/recommendations")
        answered = Counter(item["state"] for item in shown["items"])
        self.say(
            f"   {'✓' if answered == {'answered': 2} else '✗'} answers on the public page: {dict(answered)}"
        )
        if answered != {"answered": 2} or any(count != 1 for count in counts.values()):
            raise Missing("not everything arrived exactly once")

    def _expected(self) -> dict[str, str]:
        names = ("recommendation.registered", "recommendation.answered")
        both = [receipt["id"] for receipt in self.receipts.values()]
        return {
            f"consultation.consultation.published.v1 {self.consultation}": self.consultation,
            f"registry.organisation.verified.v1 {self.organisation_id}": self.organisation_id,
            **{f"consultation.{name}.v1 {one}": one for name in names for one in both},
        }

    def _mails_with(self, email: str, piece: str) -> int:
        return len(self.mails.to(email, piece))

    def _wait_for_proof(self) -> None:
        deadline = time.monotonic() + 30
        path = f"notification/v1/announcements?consultation={self.consultation}"
        while not (items := self.site.call("GET", path)["items"]) or not items[0].get("told"):
            if time.monotonic() > deadline:
                raise Missing("the announcement's proof of delivery did not come")
            time.sleep(0.2)
        self.say(f"   announcement told to {items[0]['told']}, failed for {items[0]['failed']}")

    def _send_for_the_association(self, path: str, body: dict[str, Any]) -> Any:
        """The mandate travels as an event, and may be here a moment after the mail about it."""
        deadline = time.monotonic() + MANDATE_WITHIN_S
        while True:
            try:
                return self.speaker.call("consultation", "POST", path, body)
            except Refused as refused:
                if "no-mandate" not in str(refused) or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def _person(self, role: str, name: str, password: str) -> Person:
        return Person(self.site, f"{role}.{self.mark}@persoane.example.org", name, password)
