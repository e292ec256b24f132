"""A push service of a browser's maker: it takes what we encrypt, and hands it to the browser (RFC 8030)."""

from datetime import datetime, timedelta

from services.notification.model import Outcome
from services.notification.model.ring import Rung
from services.notification.ports.push_encryption import encrypt
from services.notification.ports.vapid import VapidKeys
from shared.web.destinations import Unreachable
from shared.web.outbound import Outbound

GONE = (404, 410)
LATER = 429
FAULT_OF_THEIRS = 500
NEVER_REACHED = ("address", "private")
LONGEST_WAIT = timedelta(hours=4)


class PushService:
    """Args:
    outbound: makes the connection, for the address is a stranger's.
    keys: our own.
    """

    def __init__(self, outbound: Outbound, keys: VapidKeys) -> None:
        self._outbound = outbound
        self._keys = keys

    def send(
        self,
        endpoint: str,
        p256dh: str,
        auth: str,
        message: bytes,
        *,
        topic: str,
        until: datetime,
        now: datetime,
    ) -> Rung:
        """Hand a message over.

        Args:
            endpoint, p256dh, auth: of the browser's subscription.
            message: what it shows.
            topic: of two that wait with the same one, the browser is given the newer.
            until: when it need not be shown any more.
            now: when.
        """
        headers = {
            "Authorization": self._keys.authorization(endpoint, now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, int((until - now).total_seconds()))),
            "Topic": topic,
            "Urgency": "normal",
        }
        try:
            answer = self._outbound.post(endpoint, encrypt(message, p256dh, auth), headers)
        except Unreachable as fault:
            never = fault.trouble in NEVER_REACHED
            outcome = Outcome("technical-failure", None, fault.trouble, final=never)
            return Rung(outcome, is_gone=never)
        if answer.is_taken:
            return Rung(Outcome("delivered", answer.status, "taken"))
        if answer.status in GONE:
            return Rung(Outcome("permanent-failure", answer.status, "gone"), is_gone=True)
        if answer.status == LATER or answer.status >= FAULT_OF_THEIRS:
            return Rung(Outcome("temporary-failure", answer.status, "later"), wait=_wait(answer.retry_after))
        return Rung(Outcome("permanent-failure", answer.status, "refused"))


def _wait(header: str | None) -> timedelta | None:
    """Of `Retry-After`, where it says seconds; a date is rare, and our own pause does for it."""
    if not header or not header.isascii() or not header.isdigit():
        return None
    return min(timedelta(seconds=int(header)), LONGEST_WAIT)
