"""The states of an organisation's standing with an authority, and what leads from one to the next.

The table is the rule: what is not in it is refused, with the state and the act as the reason. The README
shows the same table, and a test holds them together.
"""

from collections.abc import Mapping
from typing import Literal

from services.registry.errors.organisations import NotInThisState

State = Literal["pending", "questioned", "withdrawn", "refused", "verified", "suspended", "struck-off"]
Act = Literal["ask", "answer", "withdraw", "refuse", "verify", "suspend", "lift", "strike-off"]

# Who asks may answer and withdraw; the rest is the clerk's, and striking off takes two officials.
STANDING: Mapping[State, Mapping[Act, State]] = {
    "pending": {"ask": "questioned", "withdraw": "withdrawn", "refuse": "refused", "verify": "verified"},
    "questioned": {"answer": "pending", "withdraw": "withdrawn", "refuse": "refused", "verify": "verified"},
    "verified": {"suspend": "suspended", "strike-off": "struck-off"},
    "suspended": {"lift": "verified", "strike-off": "struck-off"},
    "withdrawn": {},
    "refused": {},
    "struck-off": {},
}
OPEN: frozenset[str] = frozenset({"pending", "questioned"})
ENDED: frozenset[str] = frozenset(state for state, acts in STANDING.items() if not acts)


def after(state: str, act: Act) -> State:
    """The state into which an act leads.

    Raises:
        NotInThisState: the act is not possible in that state.
    """
    acts = next((acts for name, acts in STANDING.items() if name == state), {})
    if act not in acts:
        raise NotInThisState(state=state, act=act)
    return acts[act]
