"""The calculator of terms: what was typed, what is wrong with it, and the days drawn on months."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest
from flask import Flask

from services.consultation.model.act import Kind
from services.consultation.model.law import Calendar, CountRule, Question, plan
from services.consultation.model.law.shown import term_shown
from services.portal.months import drawn, marks_of
from tests.unit.portal.conftest import Respond

MakePortal = Callable[[Respond], Flask]
PATH = "/calculator-termene"


def planned(
    kind: str = "normative", published: str = "2026-01-13", count: str = "civil-code", off: str = ""
) -> Any:
    """A plan as the service gives it."""
    days_off = frozenset(date.fromisoformat(day) for day in off.split(",") if day)
    asked = Question(Kind(kind), date.fromisoformat(published), CountRule(count), Calendar(days_off))
    rules = [
        {**term_shown(term), "applies": term.applies, "article_en": term.rule.cited.en}
        for term in plan(asked)
    ]
    return {"kind": kind, "published": published, "count_rule": count, "rules": rules}


def law(request: httpx.Request) -> httpx.Response:
    """A service that knows the law, and nothing else."""
    if not request.url.path.endswith("/law/plan"):
        return httpx.Response(404)
    asked = request.url.params
    body = planned(asked["kind"], asked["published"], asked["count_rule"], asked.get("days_off", ""))
    return httpx.Response(200, json=body)


def text_of(page: str) -> str:
    """What is read of a page, with single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_form_comes_with_today_and_no_answer(make_portal: MakePortal) -> None:
    """Nothing is asked before somebody asks."""
    page = make_portal(law).test_client().get(PATH).get_data(as_text=True)
    assert 'value="2026-01-20"' in page
    assert "Termene pentru" not in page


@pytest.mark.parametrize("typed", ["2026-01-13", "13.01.2026", " 13.1.2026 "])
def test_a_plan_by_a_link(make_portal: MakePortal, typed: str) -> None:
    """The day as browsers send it or as people write it; each term with date, article and count."""
    answer = make_portal(law).test_client().get(PATH, query_string={"kind": "normative", "published": typed})
    text = text_of(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert "luni, 26 ianuarie 2026" in text
    assert "miercuri, 25 februarie 2026" in text
    assert "Legea nr. 52/2003, art. 7 (4) · 10 zile calendaristice, numărate după Codul civil" in text
    assert "24 ianuarie 2026 (Ziua Unirii Principatelor Române)" in text


@pytest.mark.parametrize(
    ("query", "said", "en"),
    [
        ({"published": ""}, "Scrieți ziua", "Give the day"),
        ({"published": "mâine"}, "Ziua nu este bună", "That is no day"),
        ({"published": "30.02.2026"}, "Ziua nu este bună", "That is no day"),
        ({"published": "2026-01-13", "kind": "x"}, "Alegeți din listă", "Choose from"),
        ({"published": "2026-01-13", "days_off": "12.06.2026, x"}, "Cel puțin una", "At least one"),
    ],
)
def test_what_is_wrong_stands_at_the_top_and_at_the_field(
    make_portal: MakePortal, query: dict[str, str], said: str, en: str
) -> None:
    """In both languages, and what was typed stays."""
    for prefix, words in (("", said), ("/en", en)):
        answer = make_portal(law).test_client().get(prefix + PATH, query_string=query)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422
        assert page.count(words) == 2
        assert 'class="error-summary"' in page
        assert all(f'value="{value}"' in page for value in query.values() if value and value != "x")


def test_what_the_service_refuses_is_said_at_the_field(make_portal: MakePortal) -> None:
    """Such as a day that nobody means."""
    errors = [{"pointer": "/published", "code": "date", "detail": "Nu este o dată."}]
    refuse = httpx.Response(422, json={"code": "invalid", "detail": "Date greșite.", "errors": errors})
    answer = make_portal(lambda _: refuse).test_client().get(PATH, query_string={"published": "1900-01-01"})
    assert answer.status_code == 422
    assert answer.get_data(as_text=True).count("Nu este o dată.") == 2


def test_what_the_law_leaves_out_says_why(make_portal: MakePortal) -> None:
    """An individual act has no term and no calendar."""
    query = {"kind": "individual", "published": "2026-01-13"}
    text = text_of(make_portal(law).test_client().get(PATH, query_string=query).get_data(as_text=True))
    assert "legea nu dă termene" in text
    assert "actele individuale sunt în afara legii" in text
    assert "Zilele pe calendar" not in text


def test_the_days_as_a_calendar_file(make_portal: MakePortal) -> None:
    """Whole days, each once, with the article."""
    query = {"kind": "normative", "published": "2026-01-13"}
    answer = make_portal(law).test_client().get(f"{PATH}.ics", query_string=query)
    text = answer.get_data(as_text=True).replace("\r\n ", "")
    assert answer.content_type.startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == len(set(re.findall(r"^UID:(.+)$", text, re.MULTILINE))) == 8
    assert "DTSTART;VALUE=DATE:20260126" in text
    assert "art. 7 (4)" in text
    assert make_portal(law).test_client().get(f"{PATH}.ics").status_code == 404


@pytest.mark.usefixtures("in_romania")
def test_each_day_is_counted_skipped_or_neither() -> None:
    """Thirty numbers; each day off inside says why; marks where something falls."""
    months = drawn(planned())
    days = {day.date: day for month in months for week in month.weeks for day in week if day}
    assert [month.name for month in months] == ["ianuarie 2026", "februarie 2026"]
    assert all(len(week) == 7 for month in months for week in month.weeks)
    assert sorted(day.number for day in days.values() if day.number) == list(range(1, 31))
    assert (days[date(2026, 1, 14)].number, days[date(2026, 2, 24)].number) == (1, 30)
    assert days[date(2026, 1, 24)].why == "Ziua Unirii Principatelor Române"
    assert [letter for letter, _ in days[date(2026, 1, 13)].marks] == ["A"]
    assert [letter for _, letter, _ in marks_of(planned())] == ["A", "D", "R", "U", "S"]


@pytest.mark.usefixtures("in_romania")
def test_the_calendar_of_a_budget_and_of_who_counts_the_first_day() -> None:
    """Fifteen numbers; or the day of the notice as the first."""
    for plan_, numbers in ((planned("local-budget"), 15), (planned(count="first-counted"), 30)):
        days = {day.date: day for month in drawn(plan_) for week in month.weeks for day in week if day}
        assert sorted(day.number for day in days.values() if day.number) == list(range(1, numbers + 1))
    assert days[date(2026, 1, 13)].number == 1
    assert drawn(planned("individual")) == []
