"""An event as a line for people, or as JSON for tools."""

import json

from parteneriat_subscriber.event import Event

WIDEST = 100  # characters of data in a line


def as_line(event: Event) -> str:
    """Time, type, authority, position, and the beginning of the data."""
    data = " ".join(f"{name}={_shown(value)}" for name, value in event.data.items() if name != "authority")
    if len(data) > WIDEST:
        data = data[: WIDEST - 1] + "…"
    clock = event.time.astimezone().strftime("%H:%M:%S")
    return f"{clock}  {event.short_type}  {event.authority}  #{event.position}  {data}"


def as_json(event: Event) -> str:
    """The whole message on one line, as it came."""
    return json.dumps(event.raw, ensure_ascii=False, separators=(",", ":"))


def _shown(value: object) -> str:
    """JSON, without the quotes where a text has no spaces; control characters stay escaped."""
    text = json.dumps(value, ensure_ascii=False)
    plain = text.strip('"')
    return plain if isinstance(value, str) and plain == value and " " not in plain else text
