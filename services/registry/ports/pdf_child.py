"""The child process: a PDF on standard input, what its signatures say on standard output, as JSON.

Whether the bytes are those that were signed is computed here. Whether the certificate is trusted is not: that
would want the European list of trusted services and word from its issuer, and so a network. Nothing here says
"valid", and a certificate is called what it calls itself.
"""

import io
import json
import logging
import resource
import sys
from datetime import datetime
from typing import Any

MEMORY = 768 * 1024**2
CPU_S = 20
MOST = 20
LONGEST = 200


def limit() -> None:
    """Take no more memory and time than such a look needs, and write no files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def facts_of(content: bytes) -> list[dict[str, Any]]:
    """The facts of each signature; empty where there is none."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - after the limits

    found = PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures
    return [_facts(signature) for signature in found[:MOST]]


def _facts(signature: Any) -> dict[str, Any]:
    """One signature: who, by whom certified, when as it says, what it covers, whether the bytes are those.

    `verdict` is `intact` (the bytes are those that were signed by the key in the certificate), `broken`
    (they are not, or the file was changed afterwards in a way that signing does not allow), or `unknown`.
    """
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    facts: dict[str, Any] = {
        "verdict": "unknown",
        "signer": None,
        "issuer": None,
        "time": None,
        "stamped": None,
    }
    try:
        facts["signer"] = _named(signature.signer_cert.subject)
        facts["issuer"] = _named(signature.signer_cert.issuer)
        nobody = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(signature, nobody)
        facts["time"] = _moment(status.signer_reported_dt)
        stamp = status.timestamp_validity
        facts["stamped"] = (
            _moment(stamp.timestamp) if stamp is not None and stamp.intact and stamp.valid else None
        )
        facts["whole"] = status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
        is_good = status.intact and status.valid and _only_allowed_changes(status)
        facts["verdict"] = "intact" if is_good else "broken"
    except Exception as error:  # whatever the reader stumbles over: nothing is claimed
        facts["why"] = type(error).__name__
    return facts


def _only_allowed_changes(status: Any) -> bool:
    """Whether the file holds the signed state, with nothing after it but what signing adds."""
    level = status.modification_level
    covered = status.coverage is not None and status.coverage.name in ("ENTIRE_FILE", "ENTIRE_REVISION")
    return covered and level is not None and level.name in ("NONE", "LTA_UPDATES", "FORM_FILLING")


def _named(name: Any) -> str:
    native = dict(name.native)
    parts = [native.get("common_name"), native.get("organization_name")]
    said = ", ".join(str(part) for part in parts if part) or str(name.human_friendly)
    return " ".join(said.split())[:LONGEST]


def _moment(found: datetime | None) -> str | None:
    return found.isoformat() if found is not None else None


def main() -> None:
    """Look at what stands on standard input."""
    logging.disable(logging.CRITICAL)
    limit()
    json.dump(facts_of(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
