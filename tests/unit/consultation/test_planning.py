"""Planned days against the plan of the law: what is refused, what is warned of, what urgency changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.errors.planning import (
    AdoptionBeforeEnd,
    AdoptionTooEarly,
    BudgetTooEarly,
    DebateAstray,
)
from services.consultation.model.act import Kind
from services.consultation.model.law import CountRule
from services.consultation.model.planning import (
    BUDGET,
    DEBATE,
    ENDORSEMENT,
    RECOMMENDATIONS,
    Counting,
    Held,
    Planned,
    first_possible,
    held,
    require_lawful,
)
from shared.errors import Refusal

PLAN = Planned(Kind.NORMATIVE, date(2026, 1, 13), date(2026, 1, 26))
BY = {rule: replace(PLAN, counting=Counting(rule)) for rule in CountRule}


def of(rule: str, plan: Planned) -> Held:
    """What is found of a rule."""
    return next(one for one in held(plan) if one.term.rule.id == rule)


@pytest.mark.parametrize(
    ("day", "rule", "verdict"),
    [
        # Notice of 13.01.2026: the thirty working days end on 24.02, with the first counted on 23.02.
        (date(2026, 2, 25), CountRule.CIVIL_CODE, "planned-ok"),
        (date(2026, 2, 24), CountRule.CIVIL_CODE, "warned"),
        (date(2026, 2, 24), CountRule.FIRST_COUNTED, "planned-ok"),
        (date(2026, 2, 23), CountRule.FIRST_COUNTED, "refused"),
    ],
)
def test_an_adoption_is_refused_only_under_all_three_rules(day: date, rule: CountRule, verdict: str) -> None:
    """Too early under the authority's own rule alone is a warning that says the day."""
    found = of(ENDORSEMENT, replace(BY[rule], adoption=day))
    assert (found.planned, found.verdict) == (day, verdict)
    assert bool(found.why.ro) == (verdict != "planned-ok")


def test_a_refused_adoption_names_article_and_day() -> None:
    """A clerk reads what to do otherwise."""
    with pytest.raises(AdoptionTooEarly) as refused:
        require_lawful(replace(PLAN, adoption=date(2026, 2, 23)))
    assert "art. 7 (2)" in str(refused.value)
    assert "24 February 2026" in str(refused.value)
    assert "24 februarie 2026" in refused.value.text("ro")


def test_the_last_day_is_warned_of_by_the_own_rule() -> None:
    """D+10 is enough for some, by the Civil Code it is D+11, moved past the weekend."""
    found = of(RECOMMENDATIONS, replace(PLAN, last_day=date(2026, 1, 23)))
    assert found.verdict == "warned"
    assert "26 ianuarie 2026" in found.why.ro
    own = of(RECOMMENDATIONS, replace(BY[CountRule.FIRST_EXCLUDED], last_day=date(2026, 1, 23)))
    assert own.verdict == "planned-ok"


def test_urgency_lifts_the_thirty_days_alone() -> None:
    """The ten days stay, and nothing is adopted before they are over."""
    urgent = replace(PLAN, urgent=True, adoption=date(2026, 1, 27))
    require_lawful(urgent)
    found = of(ENDORSEMENT, urgent)
    assert (found.term.applies, found.term.due, found.verdict) == (False, None, None)
    assert "art. 7 alin. (13)" in found.term.text.ro
    assert of(RECOMMENDATIONS, urgent).term.applies
    with pytest.raises(AdoptionBeforeEnd) as refused:
        require_lawful(replace(urgent, adoption=date(2026, 1, 26)))
    assert "27 January 2026" in str(refused.value)


def test_a_debate_stands_between_notice_and_adoption() -> None:
    """Later than ten days it is warned of, for that rule is not verified."""
    require_lawful(replace(PLAN, debate=date(2026, 3, 1)))
    assert of(DEBATE, replace(PLAN, debate=date(2026, 1, 24))).verdict == "warned"
    assert of(DEBATE, replace(PLAN, debate=date(2026, 1, 23))).verdict == "planned-ok"
    for astray in (date(2026, 1, 12), date(2026, 2, 26)):
        with pytest.raises(DebateAstray):
            require_lawful(replace(PLAN, debate=astray, adoption=date(2026, 2, 25)))


def test_a_local_budget_has_fifteen_days() -> None:
    """Art. 39 of Law 273/2006 instead of the terms of art. 7."""
    budget = replace(PLAN, kind=Kind.LOCAL_BUDGET, last_day=date(2026, 1, 27))
    with pytest.raises(BudgetTooEarly):
        require_lawful(budget)
    require_lawful(replace(budget, last_day=date(2026, 1, 28), adoption=date(2026, 1, 29)))
    assert of(BUDGET, replace(budget, last_day=date(2026, 1, 29))).verdict == "planned-ok"
    assert not of(ENDORSEMENT, budget).term.applies


@given(
    published=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    after=st.integers(-5, 80),
    rule=st.sampled_from(CountRule),
)
def test_refused_is_what_no_rule_allows(published: date, after: int, rule: CountRule) -> None:
    """Whatever the authority's rule: refused before the shortest count, and on no day from then on."""
    plan = Planned(Kind.NORMATIVE, published, None, adoption=published + timedelta(days=after))
    plan = replace(plan, counting=Counting(rule))
    assert plan.adoption
    earliest = first_possible(plan, ENDORSEMENT)
    try:
        require_lawful(plan)
        refused = False
    except Refusal:
        refused = True
    assert refused == (plan.adoption < earliest)
    own = of(ENDORSEMENT, plan)
    assert own.term.earliest
    assert (own.verdict == "planned-ok") == (plan.adoption >= own.term.earliest)
