"""For whom a course is: people by themselves, or members of organisations of a group."""

from typing import Literal, get_args

Group = Literal["ngo", "social-partner", "other-organisation", "citizen"]
GROUPS: tuple[str, ...] = get_args(Group)
NGO_KINDS = frozenset({"association", "foundation", "federation", "informal-group", "school-council"})
SOCIAL_PARTNERS = frozenset({"trade-union", "employers-association", "professional-body"})


def group_of(kind: str | None) -> Group:
    """To which group an organisation of a kind belongs; none of whom the kind is not known is favoured."""
    if kind in NGO_KINDS:
        return "ngo"
    return "social-partner" if kind in SOCIAL_PARTNERS else "other-organisation"
