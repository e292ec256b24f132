"""After the consultation: its debate, an activity held together, a course with seventy certificates.

Played through the public APIs by those who played the consultation; a minute passes until the debate begins.
"""

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from operations.demo import partnership_content as content
from operations.demo.content import AUTHORITY
from operations.demo.mails import Missing
from operations.demo.play import Play
from operations.demo.site import Person

ACTIVITY_AHEAD = timedelta(seconds=45)
CERTIFICATES_WITHIN_S = 120.0


class Partnership:
    """What follows on a play.

    Args:
        play: the consultation, played to its end.
    """

    def __init__(self, play: Play) -> None:
        self.play, self.say, self.site, self.mails = play, play.say, play.site, play.mails
        self.clerk, self.speaker, self.citizen = play.clerk, play.speaker, play.citizen
        self.activity_title = f"{content.ACTIVITY} {play.mark} (exemplu)"
        self.course_title = f"{content.COURSE} {play.mark} (exemplu)"

    def run(self) -> None:
        """All steps, then the check.

        Raises:
            Missing: something did not arrive, or not exactly once.
            Refused: a service refused a step.
        """
        for step in (self.ask, self.propose, self.teach, self.certify, self.hold, self.look_back):
            self.say(f"\n{(step.__doc__ or '').splitlines()[0]}")
            step()
            self.play.flow.tell(self.say)
        self.say("\nAnd of these, exactly once?")
        self.check()

    def ask(self) -> None:
        """6. The association asks for a debate, which is owed to it by law; the clerk calls it."""
        asked = {"organisation": self.play.organisation_id, "reason": content.ASKS_FOR_DEBATE}
        path = f"consultations/{self.play.consultation}/debate-requests"
        self.speaker.call("consultation", "POST", path, asked)
        wanted = content.debate(self.play.consultation, datetime.now(UTC))
        made = self.clerk.call("consultation", "POST", "meetings", wanted)
        self.meeting, self.begins = made["id"], wanted["begins"]
        for found in made["findings"]:
            self.say(f"   {found['rule']}: {found['reason_ro']}")
        self.mails.wait(self.citizen.email, content.PLACE)
        coming = {"wish": "speak", "article": "2"}
        self.citizen.call("consultation", "POST", f"gatherings/meeting/{self.meeting}/registrations", coming)
        self.mails.wait(self.citizen.email, "Sunteți înscris")

    def propose(self) -> None:
        """7. The association proposes an activity; the town confirms its part, and it is announced."""
        self.activity_begins = datetime.now(UTC) + ACTIVITY_AHEAD
        wanted = {
            "authority": AUTHORITY,
            "on_behalf_of": self.play.organisation_id,
            "role": "aduce voluntarii",
            "authority_role": "aduce mănuși și saci",
            "activity": content.activity(self.activity_title, self.activity_begins),
        }
        self.activity = self.speaker.call("consultation", "POST", "activities", wanted)["id"]
        path = f"activities/{self.activity}"
        found = self.clerk.call("consultation", "GET", path)
        ours = next(one["id"] for one in found["partners"] if one["organisation_id"] is None)
        self._with_tag(self.clerk, "PUT", f"{path}/partners/{ours}/answer", path, {"state": "confirmed"})
        self._with_tag(self.clerk, "POST", f"{path}/announce", path)
        self.mails.wait(self.play.follower, self.activity_title)

    def teach(self) -> None:
        """8. Seventy people take part in a course: 69 from lists, one with an account; all come, all pass."""
        wanted = {"authority": AUTHORITY, "course": content.course(self.course_title, datetime.now(UTC))}
        drafted = self.clerk.answer("training", "POST", "courses", wanted)["json"]
        self.course, path = drafted["id"], f"courses/{drafted['id']}"
        self._with_tag(self.clerk, "POST", f"{path}/announce", path, service="training")
        wish = {"name": "Elena Exemplu", "consent": True, "locality": "Orașul Exemplu"}
        self.citizen.call("training", "POST", f"{path}/enrolments", wish)
        listed = {"people": content.participants(), "has_consent": True}
        self.clerk.call("training", "POST", f"{path}/enrolments/list", listed)
        session = self.clerk.call("training", "GET", path)["sessions"][0]
        people = self.clerk.call("training", "GET", f"{path}/enrolments")["items"]
        arrivals = [
            {"key": str(uuid.uuid4()), "person": one["id"], "at": session["starts_at"]} for one in people
        ]
        self.clerk.call("training", "POST", f"sessions/{session['id']}/door", {"arrivals": arrivals})
        self._with_tag(self.clerk, "PUT", f"{path}/assessment", f"{path}/assessment", {"kind": "marked"},
                       service="training")  # fmt: skip
        marks = [{"enrolment_id": one["id"], "passed": True} for one in people]
        self.clerk.call("training", "POST", f"{path}/marks", {"marks": marks})
        self.say(f"   {len(people)} have a seat, came and passed")

    def certify(self) -> None:
        """9. The course is over: the clerk issues seventy certificates at once; a stranger checks one."""
        path = f"courses/{self.course}/certificates"
        self._until(lambda: self.clerk.call("training", "GET", path)["over"], "the end of the course")
        self.clerk.call("training", "POST", path)
        found = self._until(lambda: self._all_issued(path), "the certificates")
        one, self.certificates = found[0], found
        shown = self.site.call("GET", f"training/v1/certificates/by-code/{one['code']}")
        self.say(f"   nr. {shown['number']}, {shown['name']}: {shown['state']}")
        question = {"number": shown["number"], "authority": AUTHORITY}
        good = self._verified({**question, "fingerprint": shown["fingerprint"]})
        last = "0" if shown["fingerprint"][-1] != "0" else "1"
        bad = self._verified({**question, "fingerprint": f"{shown['fingerprint'][:-1]}{last}"})
        self.say(f"   checked: {good['valid']}; with one sign changed: {bad['valid']} ({bad['failed']})")
        if not good["valid"] or bad["valid"]:
            raise Missing("a certificate was not checked as it should be")

    def hold(self) -> None:
        """10. The debate is held: who came is noted at the door, minutes are written and published."""
        path = f"meetings/{self.meeting}"
        self._wait_for_the_minute_after(self.begins)
        at_door = f"desk/gatherings/meeting/{self.meeting}/door"
        door = self.clerk.call("consultation", "GET", at_door)
        [awaited] = [one for one in door["people"] if one["name"] == self.citizen.name]
        arrival = {"key": str(uuid.uuid4()), "person": awaited["id"], "at": datetime.now(UTC).isoformat()}
        self.clerk.call("consultation", "POST", at_door, {"arrivals": [arrival]})
        times = {"began": self.begins, "ended": f"{datetime.now(content.ROMANIA):%H:%M}"}
        self._with_tag(self.clerk, "POST", f"{path}/hold", path, times)
        minutes = f"{path}/minutes"
        self.clerk.call("consultation", "POST", minutes)
        said = {
            "name": self.citizen.name,
            "article": "2",
            "said": content.SPOKEN,
            "answer": content.ANSWERED,
        }
        desk = f"desk/{minutes}"
        held = self.site.call("GET", f"consultation/v1/{path}")
        opening = {
            "chair": "Dan Exemplu",
            "secretary": "Ioana Exemplu",
            "place": content.PLACE,
            "opened_at": held["began_at"],
            "closed_at": held["ended_at"],
        }
        self._with_tag(self.clerk, "PUT", f"{minutes}/opening", desk, opening)
        self._with_tag(self.clerk, "PUT", f"{minutes}/discussion", desk, {"statements": [said]})
        self._with_tag(self.clerk, "POST", f"{minutes}/publish", desk)

    def look_back(self) -> None:
        """11. The activity has begun meanwhile: its partners say what was done."""
        time.sleep(max(0.0, (self.activity_begins - datetime.now(UTC)).total_seconds()))
        path = f"activities/{self.activity}"
        results = {"text": content.RESULTS, "people": 43}
        self._with_tag(self.speaker, "PUT", f"{path}/results", path, results)

    def check(self) -> None:
        """Count what is public of each, the mails, and what passed over the broker."""
        heard = {
            f"consultation.meeting.{what}.v1 {self.meeting}": self.meeting for what in ("called", "held")
        }
        counts = {
            "certificates": (len(self.certificates), content.SEATS),
            "numbers of them": (len({one["number"] for one in self.certificates}), content.SEATS),
            "minutes on the public page": (self._is("published", f"meetings/{self.meeting}/minutes"), 1),
            "activity on the public page": (self._is("held", f"activities/{self.activity}"), 1),
            "certificate told to its holder": (self._told_of_certificate(), 1),
            **{name: (count, 1) for name, count in self.play.flow.once(heard).items()},
        }
        for what, (count, wanted) in counts.items():
            self.say(f"   {'✓' if count == wanted else '✗'} {what}: {count}")
        if any(count != wanted for count, wanted in counts.values()):
            raise Missing("not everything of the partnership arrived exactly once")

    def _told_of_certificate(self) -> int:
        [own] = self.citizen.call("training", "GET", "certificates/mine")["items"]
        return len(self.mails.to(self.citizen.email, f"certificatul nr. {own['number']} "))

    def _is(self, state: str, path: str) -> int:
        return int(self.site.call("GET", f"consultation/v1/{path}")["state"] == state)

    def _all_issued(self, path: str) -> list[dict[str, Any]] | None:
        found = self.clerk.call("training", "GET", path)
        issued = [one["certificate"] for one in found["items"] if one["certificate"]]
        return issued if len(issued) == content.SEATS else None

    def _verified(self, question: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.site.call("POST", "training/v1/certificates/verify", question)
        return found

    def _until(self, look: Callable[[], Any], what: str) -> Any:
        deadline = time.monotonic() + CERTIFICATES_WITHIN_S
        while not (found := look()):
            if time.monotonic() > deadline:
                raise Missing(f"{what} did not come")
            time.sleep(0.5)
        return found

    def _wait_for_the_minute_after(self, hour: str) -> None:
        """Minutes are as fine as the times of a meeting are."""
        while f"{datetime.now(content.ROMANIA):%H:%M}" <= hour:
            time.sleep(1)

    def _with_tag(
        self, person: Person, method: str, path: str, looked_at: str, body: Any = None,
        *, service: str = "consultation",
    ) -> Any:  # fmt: skip
        tag = person.answer(service, "GET", looked_at)["etag"]
        return person.call(service, method, path, body, **{"If-Match": tag})
