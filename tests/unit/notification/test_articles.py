"""Numbers of articles in letters."""

import pytest

from services.notification.ports.articles import listed, spoken


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


@pytest.mark.parametrize(
    ("others", "ro", "en"),
    [
        ((), "articolul 2", "article 2"),
        (("A1/3",), "articolele 2 și 3 din anexa nr. 1", "articles 2 and 3 of annex 1"),
        (("3", "5"), "articolele 2, 3 și 5", "articles 2, 3 and 5"),
    ],
)
def test_several_articles(others: tuple[str, ...], ro: str, en: str) -> None:
    """All that something is on, in a row."""
    assert (listed("2", others, "ro"), listed("2", others, "en")) == (ro, en)
    assert listed("", (), "ro") == ""
