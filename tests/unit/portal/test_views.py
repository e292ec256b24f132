"""What services answer, as pages show it."""

import pytest

from services.portal import views

pytestmark = pytest.mark.usefixtures("in_romania")


def test_nothing_that_people_write_is_markup() -> None:
    """Texts are escaped on every way into a page."""
    assert views.paragraphs("<b>x</b>\ny\n\nz") == "<p>&lt;b&gt;x&lt;/b&gt;<br>y</p><p>z</p>"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"state": "open", "recommendations_until_at": "2026-01-29T21:59:59Z"}, "open"),
        ({"state": "open", "recommendations_until_at": "2026-01-21T21:59:59Z"}, "soon"),
        ({"state": "open", "recommendations_until_at": "2026-01-19T21:59:59Z"}, "closed"),
        ({"state": "record", "is_record": True, "recommendations_until_at": None}, "record"),
        ({"state": "draft", "recommendations_until_at": None}, "draft"),
    ],
)
def test_the_state_shown_follows_the_clock(facts: dict[str, object], state: str) -> None:
    """A term that is over is shown as closed though the answer is a moment old."""
    assert views.state_of(facts) == state
