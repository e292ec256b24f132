"""Terms as the desk shows them."""

from datetime import date
from typing import Any

from services.consultation.model.deadlines import RULES

Row = dict[str, Any]


def due_shown(row: Row, today: date) -> Row:
    """What is due, with its rule and how many days are left."""
    rule, due = RULES.get(row["term"]), row["due"]
    return {
        "consultation": {"id": row["id"], "title": row["title"]},
        "term": row["term"],
        "rule": rule and rule.id,
        "article": rule.cited.ro if rule else "",
        "article_en": rule.cited.en if rule else "",
        "due": due,
        "days_left": (due - today).days if due else None,
        "late": due is not None and due < today,
        "waiting": row["waiting"],
    }
