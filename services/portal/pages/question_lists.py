"""A list of questions as a table program writes it: a line a question, and each fault by its line."""

import csv
import io
from typing import Any

from services.portal.languages import say

Json = dict[str, Any]
# The words of the first column, without marks: what people type in both languages.
KINDS = {
    "una": "single", "single": "single", "mai multe": "multiple", "multiple": "multiple",
    "adevarat-fals": "true-false", "adevărat-fals": "true-false", "true-false": "true-false",
    "numar": "number", "număr": "number", "number": "number",
}  # fmt: skip
COLUMNS = ("kind", "text", "options", "points", "explanation")
TRUTH = ("Adevărat", "Fals")
MOST, RIGHT, BETWEEN = 500, "*", "|"


def read_list(typed: str) -> tuple[list[Json], list[str]]:
    """The questions, and what is wrong, by line.

    A line is: kind; text; options parted by `|` with `*` before the right ones, or the number; points;
    explanation. The separator is a semicolon, a tab or a comma, whichever the first line has first.
    """
    first = typed.lstrip("\ufeff").split("\n", 1)[0]
    separator = next((one for one in (";", "\t", ",") if one in first), ";")
    reader = csv.reader(io.StringIO(typed.lstrip("\ufeff")), delimiter=separator)
    questions, faults = [], []
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            question, fault = _question([cell.strip() for cell in row])
            if fault:
                faults.append(say("work.list_line", line=reader.line_num, fault=fault))
            else:
                questions.append(question)
    except csv.Error:
        faults.append(say("work.list_line", line=reader.line_num, fault=say("work.list_unreadable")))
    if len(questions) > MOST:
        faults.append(say("work.list_too_long", most=MOST))
    return questions, faults


def _question(cells: list[str]) -> tuple[Json, str]:
    values = dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False))
    kind, points = KINDS.get(values["kind"].lower()), values["points"] or "1"
    if kind is None:
        return {}, say("work.list_kind", typed=values["kind"][:40])
    if len(values["text"]) < 3 or len(values["text"]) > 2_000:
        return {}, say("work.need_question")
    if not points.isdecimal() or not 1 <= int(points[:4]) <= 100:
        return {}, say("work.need_whole", least=1, most=100)
    made = {"kind": kind, "text": values["text"], "points": int(points), "explanation": values["explanation"]}
    if kind == "number":
        answer = values["options"].replace(",", ".")
        is_good = answer.removeprefix("-").replace(".", "", 1).isdecimal() and answer.isascii()
        return {**made, "answer": answer}, "" if is_good else say("work.need_answer")
    if kind == "true-false":
        is_true = values["options"].lower() in ("adevărat", "adevarat", "true")
        is_good = is_true or values["options"].lower() in ("fals", "false")
        return {**made, "options": list(TRUTH), "right": [0 if is_true else 1]}, (
            "" if is_good else say("work.need_truth")
        )
    return _with_options(made, kind, values["options"])


def _with_options(made: Json, kind: str, cell: str) -> tuple[Json, str]:
    options = [one.strip() for one in cell.split(BETWEEN) if one.strip(f" {RIGHT}")]
    right = [place for place, one in enumerate(options) if one.startswith(RIGHT)]
    texts = [one.lstrip(RIGHT).strip() for one in options]
    is_good = 2 <= len(texts) <= 12 and len(set(texts)) == len(texts) and right
    if not is_good or (kind == "single" and len(right) != 1):
        return {}, say(f"work.need_options_{kind}")
    return {**made, "options": texts, "right": right}, ""
