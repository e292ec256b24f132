"""Fields that are strict about text and time."""

from datetime import UTC, datetime

import pytest
from marshmallow import ValidationError, validate

from shared.web.schemas import Instant, Line, Prose, Strict


class Sample(Strict):
    """One of each."""

    line = Line(max=10, validate=validate.Regexp("^[^!]*$"))
    prose = Prose(max=30)
    at = Instant()


def load(**values: object) -> dict[str, object]:
    """Read by the sample."""
    found: dict[str, object] = Sample().load(values)
    return found


def test_text_is_composed_and_trimmed() -> None:
    """The same letters are the same text, however they were typed."""
    assert load(line="  s\u0326i ")["line"] == "și"
    assert load(prose="a\r\n\tb\r\n".replace("\t", ""))["prose"] == "a\nb"


@pytest.mark.parametrize("wrong", ["a\nb", "a\x00", "a\x1b[31m", "a\u2028b", "", "   ", "x" * 11, "no!"])
def test_a_line_is_one_line(wrong: str) -> None:
    """Line ends and other control characters could forge a header or a log line."""
    with pytest.raises(ValidationError):
        load(line=wrong)


def test_an_instant_is_kept_in_utc() -> None:
    """Whatever offset it came with."""
    assert load(at="2026-01-13T12:00:00+02:00")["at"] == datetime(2026, 1, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize("wrong", ["2026-01-13T12:00:00", "2026-01-13", "9999-12-31T23:59:59-10:00", 5])
def test_an_instant_has_an_offset(wrong: object) -> None:
    """Without one nobody knows when it is; beyond the calendar there is no such moment."""
    with pytest.raises(ValidationError):
        load(at=wrong)
