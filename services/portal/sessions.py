"""Who is visiting. The browser holds an opaque secret; the registry knows whose it is.

For each audience the secret is exchanged for a token of five minutes, kept under four in this
process's memory; nothing of a session is written anywhere.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from services.portal.clients import Gateway
from services.portal.errors import Away, Refused, SignedOut

TOKEN_SECONDS = 230.0
WHO_SECONDS = 20.0
AWAY_SECONDS = 3.0
CLERK = "clerk"
ADMINISTRATOR = "administrator"
EVERYWHERE = "common"

V = TypeVar("V")


@dataclass(frozen=True)
class Visitor:
    """The person behind a request.

    Args:
        uncertain: a session is there but the registry is away.
        needs_factor: works for an authority, and has no roles before a second factor is there.
    """

    account_id: str = ""
    name: str = ""
    email: str = ""
    roles: Mapping[str, list[str]] = field(default_factory=dict)
    uncertain: bool = False
    needs_factor: bool = False

    @property
    def signed_in(self) -> bool:
        """Whether the registry said who this is."""
        return bool(self.account_id)

    @property
    def desks(self) -> list[str]:
        """The authorities for which this person works as a clerk."""
        return sorted(slug for slug, roles in self.roles.items() if CLERK in roles)

    @property
    def administers(self) -> list[str]:
        """The authorities of which this person is an administrator; `common` stands for all."""
        return sorted(slug for slug, roles in self.roles.items() if ADMINISTRATOR in roles)

    def may_administer(self, slug: str) -> bool:
        """Whether this person is an administrator of that authority, or of all."""
        return not {slug, EVERYWHERE}.isdisjoint(self.administers)


NOBODY = Visitor()
UNCERTAIN = Visitor(uncertain=True)


class Remembered(Generic[V]):
    """Values that are forgotten after their seconds; bounded, and safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = 10_000) -> None:
        self._clock = clock
        self._most = most
        self._values: dict[str, tuple[float, V]] = {}
        self._lock = threading.Lock()

    def get(self, key: str) -> V | None:
        """The value, unless its time is over."""
        with self._lock:
            until, value = self._values.get(key, (0.0, None))
        return value if self._clock() < until else None

    def put(self, key: str, value: V, seconds: float) -> V:
        """Keep `value` for `seconds`, and hand it back."""
        with self._lock:
            if len(self._values) >= self._most:
                self._drop_the_old()
            self._values[key] = (self._clock() + seconds, value)
        return value

    def forget(self, prefix: str) -> None:
        """Forget all whose key begins with `prefix`."""
        with self._lock:
            for key in [key for key in self._values if key.startswith(prefix)]:
                del self._values[key]

    def _drop_the_old(self) -> None:
        now = self._clock()
        self._values = {key: kept for key, kept in self._values.items() if kept[0] > now}
        if len(self._values) >= self._most:
            self._values.clear()


class Sessions:
    """The exchange of a browser's secret for a name and for tokens."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._tokens: Remembered[str] = Remembered()
        self._visitors: Remembered[Visitor] = Remembered()

    def visitor(self, secret: str) -> Visitor:
        """Whose session this is; `NOBODY` if it is over, `UNCERTAIN` while the registry is away."""
        key = _fingerprint(secret)
        if known := self._visitors.get(key):
            return known
        try:
            answer = self._gateway.call(
                "GET", "registry", "/sessions/current", headers=session_header(secret)
            )
        except SignedOut:
            return NOBODY
        except (Away, Refused):
            return self._visitors.put(key, UNCERTAIN, AWAY_SECONDS)
        return self._visitors.put(key, _read_visitor(answer.data), WHO_SECONDS)

    def token(self, secret: str, audience: str) -> str:
        """A bearer token for the service `audience`.

        Raises:
            SignedOut: the session is over.
            Away: the registry is away and no token is at hand.
        """
        key = f"{_fingerprint(secret)}:{audience}"
        if known := self._tokens.get(key):
            return known
        answer = self._gateway.call(
            "POST",
            "registry",
            "/sessions/current/tokens",
            body={"audience": audience},
            headers=session_header(secret),
        )
        return self._tokens.put(key, str(answer.data["token"]), TOKEN_SECONDS)

    def has_just_begun(self, secret: str) -> bool:
        """Whether its owner signed in so lately that there is time to fill in a form.

        Raises:
            SignedOut, Away
        """
        bearer = {"Authorization": f"Bearer {self.token(secret, 'registry')}"}
        own = self._gateway.call("GET", "registry", "/sessions", headers=bearer).data["items"]
        return any(one["is_current"] and one["has_just_begun"] for one in own)

    def forget(self, secret: str) -> None:
        """Drop what is remembered for this session: it ended, or its rights changed."""
        self._tokens.forget(_fingerprint(secret))
        self._visitors.forget(_fingerprint(secret))


def session_header(secret: str) -> dict[str, str]:
    """The header by which the registry knows a session."""
    return {"Authorization": f"Session {secret}"}


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _read_visitor(data: Mapping[str, Any]) -> Visitor:
    account = data.get("account") or {}
    return Visitor(
        account_id=str(account.get("id", "")),
        name=str(account.get("name", "")),
        email=str(account.get("email", "")),
        roles=data.get("roles") or {},
        needs_factor=bool(data.get("needs_factor")),
    )
