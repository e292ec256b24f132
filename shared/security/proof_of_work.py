"""Proof of work (ALTCHA, github.com/altcha-org): a browser counts for a second, and is let through faster.

No foreign service, no pictures, nothing kept of who counted. A challenge is signed, lasts a quarter of an
hour, and is good once: the library does not see to that, the table `spent_proof` does.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution

LASTS = timedelta(minutes=15)
MOST = 50_000  # tries; on a phone of these years about a second
LONGEST = 2_000


@dataclass(frozen=True)
class Challenge:
    """What is to be found: the number whose SHA-256, after the salt, is `challenge`."""

    algorithm: str
    challenge: str
    maxnumber: int
    salt: str
    signature: str


@dataclass(frozen=True)
class Proof:
    """A solution that holds, by what it is known as once it was spent."""

    fingerprint: bytes
    expires_at: datetime


class ProofOfWork:
    """Args:
    secret: signs the challenges.
    """

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(f"proof-of-work:{secret}".encode()).hexdigest()

    def ask(self, now: datetime) -> Challenge:
        """A new challenge."""
        options = ChallengeOptions(
            algorithm="SHA-256", max_number=MOST, hmac_key=self._key, expires=now + LASTS
        )
        made = create_challenge(options)
        return Challenge(
            algorithm=made.algorithm,
            challenge=made.challenge,
            maxnumber=MOST,
            salt=made.salt,
            signature=made.signature,
        )

    def check(self, solution: str, now: datetime) -> Proof | None:
        """The proof, if the solution is of a challenge of ours that has not expired; None for anything else.

        Args:
            solution: base64 of JSON with algorithm, challenge, number, salt, signature.
            now: the instant; the library would ask the machine's clock.
        """
        try:
            read = json.loads(base64.b64decode(solution[:LONGEST], validate=True))
            holds, _ = verify_solution(read, self._key, check_expires=False)
            expires = parse_qs(str(read["salt"]).partition("?")[2])["expires"][0]
            expires_at = datetime.fromtimestamp(int(expires), UTC)
        except (binascii.Error, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            return None
        if not holds or expires_at <= now:
            return None
        return Proof(hashlib.sha256(str(read["signature"]).encode()).digest(), expires_at)
