"""`Idempotency-Key`: a request sent twice acts once.

Our rules: missing where required 400; the same key with another content 422; while the first is being
carried out 409; after that, for 24 hours, the same answer again with `Idempotency-Replayed: true`.
A key belongs to one caller and one address. A refusal is not kept, so its key may be tried again.
"""

import hashlib
import re
from datetime import datetime

from flask import Request

from shared.errors import Refusal
from shared.persistence.idempotency import PendingAnswer
from shared.web.access import caller
from shared.web.bodies import read_body
from shared.web.marks import View, mark

HEADER = "Idempotency-Key"
FORM = re.compile(r"[\x21-\x7e]{8,255}")


class KeyMissing(Refusal):
    """The route wants a key."""

    status = 400
    code = "idempotency-key-missing"
    ro = "Lipsește antetul Idempotency-Key: 8–255 de caractere alese la întâmplare, de pildă un UUID."
    en = "The Idempotency-Key header is missing: 8–255 random characters, such as a UUID."


def idempotent(view: View) -> View:
    """A rule on a view that creates something through `answers.perform`: the key is required."""
    return mark(view, idempotent=True)


def pending_answer(request: Request, now: datetime) -> PendingAnswer:
    """The request as it will be remembered.

    Raises:
        KeyMissing: no key, or not of its form.
    """
    key = request.headers.get(HEADER, "").strip().strip('"')
    if not FORM.fullmatch(key):
        raise KeyMissing
    who = caller()
    content = hashlib.sha256(request.query_string + b"\n" + read_body(request))
    return PendingAnswer(
        principal=str(who.account_id) if who else "",
        route=f"{request.method} {request.path}",
        key=key,
        fingerprint=content.digest(),
        now=now,
    )
