"""The codes of the example staff's second step.

Their secrets follow from the demonstration's password, so that every program that has the one has the other;
nobody but example people has secrets like that.
"""

import hmac
import time
from base64 import b32encode
from hashlib import sha256

from pyotp import TOTP

from operations.demo import content

SECRET_BYTES = 20
STEP_S = 30


def secret_of(email: str, password: str) -> str:
    """The base32 secret of an example person's app."""
    return b32encode(hmac.digest(password.encode(), email.encode(), sha256)[:SECRET_BYTES]).decode()


def code_of(email: str, password: str, ahead: int = 0) -> str:
    """What the app shows now, or so many steps of 30 seconds later."""
    return TOTP(secret_of(email, password)).at(int(time.time()), counter_offset=ahead)


def wait_for_the_next() -> None:
    """Until the app shows another code."""
    time.sleep(STEP_S - time.time() % STEP_S + 0.1)


def secrets_of_staff(password: str) -> str:
    """Address and secret of each, a line a person."""
    return "\n".join(f"{email} {secret_of(email, password)}" for email, _ in content.STAFF)
