"""The work that a browser does before it sends a form."""

import base64
import hashlib
import json
from dataclasses import asdict
from typing import Any, cast

from shared.security.proof_of_work import ProofOfWork
from shared.service import Runtime


def solved(runtime: Runtime, **changes: Any) -> str:
    """A challenge of the service's, solved as a browser does; `changes` to what is shown."""
    maker = cast(ProofOfWork, runtime.dependencies["proof_of_work"])
    asked = asdict(maker.ask(runtime.clock.now()))
    number = next(
        number
        for number in range(asked.pop("maxnumber") + 1)
        if hashlib.sha256(f"{asked['salt']}{number}".encode()).hexdigest() == asked["challenge"]
    )
    return base64.b64encode(json.dumps({**asked, "number": number, **changes}).encode()).decode()
