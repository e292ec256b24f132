"""What the command prints."""

import json

from parteneriat_subscriber.event import read
from parteneriat_subscriber.printing import as_json, as_line
from tests.unit.subscriber.wire import WHOLE, body


def test_a_line_says_what_whose_and_where() -> None:
    """Type, authority, position and data stand on one line."""
    line = as_line(read(body()))
    assert line.endswith("consultation.consultation.published.v1  oras-exemplu  #7  title=Titlu")


def test_a_line_stays_one_short_line() -> None:
    """Long data are cut; line ends and terminal codes in them are escaped."""
    line = as_line(read(body(data={"title": "a\nb\x1b[31m" + "x" * 500, "open": True})))
    assert line.isprintable()
    assert line.endswith("…")
    assert len(line) < 200


def test_json_is_the_whole_message_on_a_line() -> None:
    """Nothing is lost, and tools read it line by line."""
    printed = as_json(read(body(later="ș")))
    assert json.loads(printed) == {**WHOLE, "later": "ș"}
    assert "\n" not in printed
