"""Many recommendations on one consultation, each sent again under its own key until it is acknowledged."""

import itertools
import threading
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from operations.demo.flow import Flow
from operations.demo.mails import Mails
from operations.demo.play import Play
from operations.demo.site import Site
from shared.testing.waiting import eventually
from tests.system.compose.stack import Stack

AT_ONCE = 4
PAUSE_S = 0.1
ALL_WITHIN_S = 180.0
RECEIVED = "ro.parteneriat.consultation.submission.received.v1"


class Crowd:
    """A citizen who says a lot about a draft that was just published.

    Args:
        stack: where.
        consultation: its id.
        token: of the citizen, for the consultation service.
    """

    def __init__(self, stack: Stack, consultation: str, token: str) -> None:
        self._stack = stack
        self._url = f"{stack.url}/api/consultation/v1/consultations/{consultation}/recommendations"
        self._consultation = consultation
        self._token = token

    @contextmanager
    def sending(self, many: int) -> Iterator[list[Future[str]]]:
        """Send them beside what the block does; at its end all are acknowledged, each with its id."""
        with ThreadPoolExecutor(AT_ONCE) as senders:
            yield [senders.submit(self._send, str(uuid.uuid4())) for _ in range(many)]

    def effects(self) -> dict[str, list[str]]:
        """Recommendation → the states of the mails that its author is owed for it."""
        received = f"""
            select event_id, subject from event join recommendation on recommendation.id = subject
            where type = '{RECEIVED}' and consultation_id = '{self._consultation}'
        """
        of_event = dict(self._stack.rows("consultation", received))
        found: dict[str, list[str]] = {subject: [] for subject in of_event.values()}
        mails = "select fact_id, state from delivery where channel = 'email'"
        for event, state in self._stack.rows("notification", mails):
            if event in of_event:
                found[of_event[event]].append(state)
        return found

    def said_once(self, acknowledged: list[str]) -> bool:
        """Whether each has a delivery, and none waits but what a sender has, or had, in hand."""
        effects = self.effects()
        states = {state for found in effects.values() for state in found}
        return sorted(effects) == sorted(acknowledged) and states <= {"delivered", "sending"}

    def let_leases_run_out(self) -> None:
        """Take the five minutes after which others send what a dead sender had in hand as gone."""
        self._stack.rows("notification", "update delivery set leased_until = now() where lease is not null")

    def _send(self, key: str) -> str:
        return eventually(lambda: self._try(key), within=ALL_WITHIN_S)

    def _try(self, key: str) -> str:
        headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": key}
        try:
            answer = httpx.post(self._url, json={"article": "2", "text": key}, headers=headers, timeout=30)
        except httpx.HTTPError:
            return ""
        return str(answer.json()["id"]) if answer.status_code == 201 else ""


def gathered(stack: Stack) -> Crowd:
    """A crowd before a new consultation."""
    password = stack("exec", "-T", "outsiders-door", "cat", "/run/secrets/password")
    site = Site(stack.url)
    with site.client:
        play = Play(site, Mails(f"{stack.url}/posta-demo/"), password, Flow(""), lambda _: None)
        play.people()
        play.clerk.sign_in()
        play.publish()
        bearer, asked = f"Session {play.citizen.session}", {"audience": "consultation"}
        answer = site.call("POST", "registry/v1/sessions/current/tokens", asked, bearer=bearer)
    return Crowd(stack, play.consultation, answer["token"])


@contextmanager
def visiting(url: str, pages: Sequence[str]) -> Iterator[list[str]]:
    """Somebody looks at these pages again and again beside what the block does; yields what was not shown."""
    turned_away: list[str] = []
    left = threading.Event()

    def look() -> None:
        for page in itertools.cycle(pages):
            if left.wait(PAUSE_S):
                return
            try:
                httpx.get(f"{url}{page}", timeout=30, follow_redirects=True).raise_for_status()
            except httpx.HTTPError as error:
                turned_away.append(f"{page}: {error}")

    visitor = threading.Thread(target=look)
    visitor.start()
    try:
        yield turned_away
    finally:
        left.set()
        visitor.join()


def see_that_each_had_one_effect(crowd: Crowd, acknowledged: list[str]) -> None:
    """Each is in the register once, and its author is owed one mail for it, which is delivered."""
    assert len(set(acknowledged)) == len(acknowledged)
    eventually(lambda: crowd.said_once(acknowledged), within=ALL_WITHIN_S)
    crowd.let_leases_run_out()
    expected = {one: ["delivered"] for one in acknowledged}
    eventually(lambda: crowd.effects() == expected, within=ALL_WITHIN_S)


def wait_until_done(sent: list[Future[str]], count: int) -> None:
    """Until so many are acknowledged, and the rest are under way."""
    eventually(lambda: sum(one.done() for one in sent) >= count, within=ALL_WITHIN_S)
