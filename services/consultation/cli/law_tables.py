"""Plans and judgements as calm tables for people."""

import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from services.consultation.model.law import RULES, Facts, Judged, Question, Term
from services.consultation.model.law.counting import MEANINGS, NAMES
from services.consultation.model.law.rules import LAW
from services.consultation.model.law.words import Told, said

WIDTH = 110  # of a file or a pipe
WORDS = {
    "notice": Told("Anunț", "Notice"),
    "counted": Told("Zilele se numără", "Days are counted"),
    "rule": Told("Regula", "Rule"),
    "article": Told("Articol", "Article"),
    "due": Told("Ultima zi", "Last day"),
    "earliest": Told("Se poate de la", "Possible from"),
    "text": Told("Ce spune", "What it says"),
    "skipped": Told("Zile sărite", "Days skipped"),
    "verdict": Told("Constatare", "Verdict"),
    "reason": Told("De ce", "Why"),
    "status": Told("Stare", "Status"),
    "assumed": Told("tip presupus după titlu", "kind assumed from the title"),
    "verified": Told("verificată", "verified"),
    "unverified": Told("neverificată", "unverified"),
    "kept": Told("respectată", "kept"),
    "broken": Told("încălcată", "broken"),
    "warning": Told("atenție", "warning"),
    "not-due": Told("încă nu", "not yet due"),
    "not-applicable": Told("nu se aplică", "not applicable"),
    "unknown": Told("nu se știe", "unknown"),
}


def print_plan(asked: Question, terms: Sequence[Term], language: str) -> None:
    """The terms of a plan, then the days that were skipped."""
    console = _console()
    console.print(f"{_word('notice', language)}: {said(asked.published, language)} · {asked.kind}")
    how = f"{getattr(NAMES[asked.count_rule], language)}: {getattr(MEANINGS[asked.count_rule], language)}"
    console.print(f"{_word('counted', language)} {how}.\n")
    table = _table(("due", "earliest", "article", "text"), language)
    for term in terms:
        table.add_row(_day(term.due), _day(term.earliest), _short(term.rule.article), _text(term, language))
    console.print(table)
    for term in terms:
        if term.skipped:
            days = "; ".join(f"{day.date} ({getattr(day.why, language)})" for day in term.skipped)
            console.print(f"\n{_word('skipped', language)}, {term.rule.article}: {days}")


def print_judged(judged: Sequence[tuple[Facts, Sequence[Judged]]], language: str) -> None:
    """The verdicts on each entry."""
    console = _console()
    for facts, found in judged:
        assumed = f" ({_word('assumed', language)})" if facts.kind_assumed else ""
        console.print(f"{facts.id} · {facts.kind}{assumed}", markup=False)
        table = _table(("verdict", "article", "reason"), language)
        for one in found:
            why = getattr(one.finding.why, language)
            table.add_row(_word(one.finding.verdict, language), _short(one.rule.article), why)
        console.print(table)
        console.print()


def print_rules(language: str) -> None:
    """The rules themselves."""
    table = _table(("rule", "article", "status", "text"), language)
    for rule in RULES:
        table.add_row(rule.id, rule.article, _word(rule.status, language), getattr(rule.text, language))
    _console().print(table)


def rules_shown() -> list[dict[str, Any]]:
    """The same for tools."""
    return [
        {
            "rule": rule.id,
            "article": rule.article,
            "status": rule.status,
            "source": rule.source,
            "text_ro": rule.text.ro,
            "text_en": rule.text.en,
        }
        for rule in RULES
    ]


def _short(article: str) -> str:
    """Without the law that the table is of."""
    return article.removeprefix(f"{LAW}, ")


def _text(term: Term, language: str) -> str:
    text: str = getattr(term.text, language)
    return text if term.rule.status == "verified" else f"{text} [{_word('unverified', language)}]"


def _word(name: str, language: str) -> str:
    return str(getattr(WORDS[name], language))


def _day(day: Any) -> str:
    return str(day or "–")


def _table(columns: Sequence[str], language: str) -> Table:
    drawn = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    for column in columns:
        drawn.add_column(
            _word(column, language), overflow="fold", no_wrap=column in ("due", "earliest", "verdict")
        )
    return drawn


def _console() -> Console:
    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else WIDTH)
