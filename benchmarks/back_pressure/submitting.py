"""Recommendations at a steady rate, whether or not the ones before are answered."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import quantiles

import httpx

from benchmarks.web.town import WORDS, Town
from shared.ids import new_id

AT_ONCE = 16
ANSWER_S = 30


@dataclass(frozen=True)
class Sent:
    """One recommendation: when it was due, how long its answer took from then, whether it was accepted.

    Args:
        at: seconds since the first.
        milliseconds: from when it was due to its answer.
        accepted: with 201.
    """

    at: float
    milliseconds: float
    accepted: bool


@dataclass
class Submitter:
    """Sends in the background until told to stop.

    Args:
        url: of the service.
        town: to which.
        rate: a second.
    """

    url: str
    town: Town
    rate: float
    sent: list[Sent] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Submitter":
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def now(self) -> float:
        """Seconds since the first."""
        return time.monotonic() - self._began

    def _run(self) -> None:
        headers = {"Authorization": f"Bearer {self.town.citizen}"}
        limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        with (
            httpx.Client(headers=headers, limits=limits, timeout=ANSWER_S, trust_env=False) as client,
            ThreadPoolExecutor(AT_ONCE) as pool,
        ):
            number = 0
            while not self._stop.wait(max(0.0, number / self.rate - self.now())):
                pool.submit(self._send, client, number / self.rate)
                number += 1

    def _send(self, client: httpx.Client, due: float) -> None:
        try:
            answer = client.post(
                self.url + self.town.sending, json=WORDS, headers={"Idempotency-Key": str(new_id())}
            )
            accepted = answer.status_code == 201
        except httpx.HTTPError:
            accepted = False
        self.sent.append(Sent(due, 1000 * (self.now() - due), accepted))


def p95(sent: list[Sent]) -> float:
    """The 95th percentile of the milliseconds."""
    return quantiles((one.milliseconds for one in sent), n=20)[-1]
