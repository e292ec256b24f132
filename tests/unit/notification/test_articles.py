"""Numbers of articles in letters."""

import pytest

from services.notification.ports.articles import spoken


@pytest.mark.parametrize(
    ("key", "ro", "en"),
    [
        ("2^1", "2^1", "2^1"),
        ("A1/2", "2 din anexa nr. 1", "2 of annex 1"),
        ("A/2", "2 din anexă", "2 of the annex"),
        ("5~2", "5 (apare a 2-a oară)", "5 (standing there 2 times)"),
    ],
)
def test_a_number_as_people_say_it(key: str, ro: str, en: str) -> None:
    """No letter shows how numbers are kept."""
    assert (spoken(key, "ro"), spoken(key, "en")) == (ro, en)
