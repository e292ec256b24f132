"""The course of a consultation as people read it: where today stands, and what was kept."""

import re
from typing import Any

import pytest
from flask import render_template_string

pytestmark = pytest.mark.usefixtures("in_romania")

PIECE = '{% from "pieces/consultation.html" import timeline with context %}{{ timeline(steps, record) }}'


def lines(*steps: dict[str, Any], record: bool = False) -> list[str]:
    """The words of each line; the day is 20 January 2026."""
    whole = [{"law": "", "reason": "Fiindcă.", **step} for step in steps]
    page = render_template_string(PIECE, steps=whole, record=record)
    items = re.findall(r"<li.*?</li>", page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in items]


NOTICE = {"step": "notice", "on": "2026-01-13", "state": "past"}
END = {"step": "recommendations", "on": "2026-01-26", "state": "future", "verdict": "kept"}


def test_today_stands_between_what_was_and_what_comes() -> None:
    """A line of its own where no step falls on it."""
    found = lines(NOTICE, END)
    assert [line.split(",")[0].split(" ")[0] for line in found] == ["Anunțul", "Astăzi", "Se"]
    assert "20 ianuarie 2026" in found[1]


def test_today_is_said_of_a_step_that_falls_on_it() -> None:
    """Once, then."""
    found = lines(NOTICE, {**END, "on": "2026-01-20", "state": "today"})
    assert len(found) == 2
    assert "astăzi" in found[1]


def test_after_everything_today_comes_last() -> None:
    """And history has none."""
    assert lines(NOTICE)[-1].startswith("Astăzi")
    assert len(lines(NOTICE, record=True)) == 1


def test_a_verdict_has_its_word_and_reason() -> None:
    """What is not known says nothing."""
    assert "respectat Fiindcă." in lines(END)[1]
    assert "încălcat" in lines({**END, "verdict": "broken"})[1]
    assert "Fiindcă" not in lines({**END, "verdict": "unknown"})[1]
