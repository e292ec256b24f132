"""Plans by kind: every rule once, with its days or why it has none."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.act import Kind
from services.consultation.model.law import RULES, CountRule, LawBook, Question, Rule, plan
from services.consultation.model.law.kinds import assumed_from
from services.consultation.model.law.plan import Term
from services.consultation.model.law.shown import term_shown
from services.consultation.model.law.words import Told

NOTICE = date(2026, 1, 13)
IDS = [
    "notice-channels", "notice-contents", "endorsement-30-working-days", "recommendations-10-days",
    "register", "officer-named", "debate-on-request", "debate-documents-10-days", "debate-within-10-days",
    "urgency-reasoned",
    "public-meeting-3-days", "refusal-reasoned", "annual-report", "budget-15-days",
]  # fmt: skip


def planned(kind: Kind = Kind.NORMATIVE, book: LawBook | None = None, **more: Any) -> dict[str, Term]:
    """The terms by their rules."""
    return {term.rule.id: term for term in plan(Question(kind, NOTICE, **more), book)}


def days(term: Term) -> tuple[str, str]:
    """Last day and first day after."""
    return str(term.due), str(term.earliest)


@given(st.sampled_from(Kind), st.dates(date(2003, 1, 1), date(2100, 12, 31)), st.sampled_from(CountRule))
def test_every_rule_once_whatever_is_asked(kind: Kind, published: date, rule: CountRule) -> None:
    """What has no day says why in both languages; what has a day says how it was counted."""
    terms = plan(Question(kind, published, rule))
    assert [term.rule.id for term in terms] == IDS
    for term in terms:
        assert term.text.ro
        assert term.text.en
        assert (term.due is None) == (term.count is None)
        assert term.applies or (term.due, term.earliest) == (None, None)
        assert term.applies == (not term.text.ro.startswith("Nu se aplică"))


def test_a_normative_act() -> None:
    """The days of the notice of 13 January 2026, by the Civil Code."""
    found = planned()
    assert days(found["recommendations-10-days"]) == ("2026-01-26", "2026-01-27")
    assert days(found["endorsement-30-working-days"]) == ("2026-02-24", "2026-02-25")
    assert days(found["public-meeting-3-days"]) == ("2026-02-22", "2026-02-25")
    assert days(found["debate-within-10-days"]) == ("2026-01-23", "None")
    assert days(found["debate-documents-10-days"]) == ("2026-02-02", "None")
    assert not found["budget-15-days"].applies


def test_a_term_as_it_is_given_out() -> None:
    """The fields of the shell's JSON, with the days that were passed over."""
    assert term_shown(planned()["recommendations-10-days"]) == {
        "rule": "recommendations-10-days",
        "article": "Legea nr. 52/2003, art. 7 (4)",
        "status": "verified",
        "due": "2026-01-26",
        "earliest": "2026-01-27",
        "count": {"number": 10, "unit": "calendar-days", "rule": "civil-code"},
        "skipped": [
            {"date": "2026-01-24", "why": "Ziua Unirii Principatelor Române"},
            {"date": "2026-01-25", "why": "duminică"},
        ],
        "text_ro": "Propunerile, sugestiile și opiniile se primesc cel puțin 10 zile calendaristice de"
        " la anunț.",
        "text_en": "Proposals, suggestions and opinions are received for at least 10 calendar days from"
        " the notice.",
    }


def test_a_budget_has_its_own_term_and_not_the_others() -> None:
    """15 days by Law 273/2006; the terms of art. 7 are not counted."""
    found = planned(Kind.LOCAL_BUDGET)
    assert days(found["budget-15-days"]) == ("2026-01-29", "2026-01-30")
    assert days(found["public-meeting-3-days"]) == ("2026-01-27", "2026-01-30")
    assert {rule for rule, term in found.items() if term.due} == {"budget-15-days", "public-meeting-3-days"}
    assert (
        days(planned(Kind.LOCAL_BUDGET, count_rule=CountRule.FIRST_EXCLUDED)["budget-15-days"])[0]
        == "2026-01-28"
    )


def test_an_individual_act_is_outside_the_law() -> None:
    """Nothing applies, and each rule says so."""
    assert not any(term.applies for term in planned(Kind.INDIVIDUAL).values())


def test_a_mayors_order_meets_no_council() -> None:
    """All the rest is as for a decision."""
    order, decision = planned(Kind.MAYOR_ORDER), planned()
    assert {rule for rule in IDS if order[rule] != decision[rule]} == {"public-meeting-3-days"}
    assert not order["public-meeting-3-days"].applies


@pytest.mark.parametrize("kind", [Kind.URBAN_PLAN, Kind.STRATEGY])
def test_what_is_not_verified_for_a_kind_is_said(kind: Kind) -> None:
    """The days are those of a normative act, with a sentence of doubt."""
    found = planned(kind)["endorsement-30-working-days"]
    assert days(found) == ("2026-02-24", "2026-02-25")
    assert "neverificat" in found.text.ro
    assert "unverified" in found.text.en


def test_a_debate_and_a_meeting_that_are_known() -> None:
    """Documents are due ten days after the debate, the notice three days before the meeting."""
    found = planned(debate=date(2026, 1, 20), meeting=date(2026, 3, 5))
    assert found["debate-documents-10-days"].due == date(2026, 1, 30)
    assert days(found["public-meeting-3-days"]) == ("2026-03-02", "2026-02-25")


def test_a_term_that_must_not_be_overrun_is_the_shortest_of_the_three() -> None:
    """It is shown without rolling, whatever the authority counts by, and says so."""
    for rule in CountRule:
        found = planned(count_rule=rule)["debate-within-10-days"]
        assert (found.due, found.count and found.count.rule) == (date(2026, 1, 23), CountRule.FIRST_EXCLUDED)


def test_a_rule_that_is_switched_off_or_not_law_on_the_day_stays_in_the_list() -> None:
    """With no day, and with the reason."""
    future = Rule("x", "art. 1", "verified", "", Told("a", "b"), 5, "calendar-days", since=date(2027, 1, 1))
    found = planned(book=LawBook(off=frozenset({"register"}), rules=(*RULES, future)))
    assert (found["register"].applies, found["x"].applies) == (False, False)
    assert "13 January 2026" in found["x"].text.en


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Proiectul de buget local al municipiului", Kind.LOCAL_BUDGET),
        ("Proiectul bugetului local pe anul 2009", Kind.LOCAL_BUDGET),
        ("BUGETUL LOCAL AL COMUNEI EXEMPLU", Kind.LOCAL_BUDGET),
        ("Rectificarea bugetului local", Kind.LOCAL_BUDGET),
        ("Bugetul de venituri și cheltuieli al orașului Exemplu", Kind.LOCAL_BUDGET),
        ("Servicii sociale finanțate din bugetul local", Kind.NORMATIVE),
        ("Servicii finanţate din bugetul Municipiului Exemplu", Kind.NORMATIVE),
        ("Bugetul de venituri și cheltuieli al societății Apa Exemplu", Kind.NORMATIVE),
        ("Regulament de parcare", Kind.NORMATIVE),
        ("", Kind.NORMATIVE),
    ],
)  # fmt: skip
def test_the_kind_that_a_title_tells(title: str, kind: Kind) -> None:
    """A title that names a local budget is one; what is paid from a budget is none."""
    assert assumed_from(title) is kind
