"""Where the broker is: an argument, the environment, or what `make run` has written."""

from collections.abc import Mapping
from pathlib import Path

VARIABLES = ("PARTENERIAT_SUBSCRIBER_URL", "AMQP_URL")
FILE = Path(".local/subscriber.url")


class NoAddress(Exception):
    """Nobody has said where the broker is."""


def find_url(given: str | None, environ: Mapping[str, str], folder: Path) -> str:
    """The broker's address.

    Raises:
        NoAddress: neither argument nor variable nor file has one.
    """
    candidates = [given, *(environ.get(name) for name in VARIABLES)]
    if url := next(filter(None, candidates), None):
        return url
    try:
        if url := (folder / FILE).read_text(encoding="utf-8").strip():
            return url
    except OSError:
        pass
    raise NoAddress(
        f"No broker: give --url, set {' or '.join(VARIABLES)}, or run this beside `make run`, "
        f"which writes {FILE}."
    )
