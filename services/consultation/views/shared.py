"""What several views show alike."""

from typing import Any

Row = dict[str, Any]


def authority_of(row: Row) -> Row:
    return {
        "slug": row["authority"],
        "name": row["authority_name"],
        "is_example": row["authority_is_example"],
    }
