"""The states of an organisation's standing with an authority, and what leads from one to the next; below
them those of its life, the same for every authority, and those of a request for a change.

The tables are the rule: what is not in them is refused, with the state and the act as the reason. The README
shows the same tables, and a test holds them together.
"""

from collections.abc import Mapping
from typing import Literal

from services.registry.errors.organisations import NotInThisState

State = Literal["pending", "questioned", "withdrawn", "refused", "verified", "suspended", "struck-off"]
Act = Literal["ask", "answer", "withdraw", "refuse", "verify", "suspend", "lift", "strike-off"]
Life = Literal["active", "dissolved", "merged"]
EndingAct = Literal["dissolve", "merge"]
ChangeState = Literal["pending", "questioned", "withdrawn", "refused", "accepted"]
ChangeAct = Literal["ask", "answer", "withdraw", "refuse", "accept"]

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
# A legal person ends once: by dissolution, or merged into another (Civil Code art. 244, 245, 251; OG 26/2000
# art. 54 and following).
LIFE: Mapping[Life, Mapping[EndingAct, Life]] = {
    "active": {"dissolve": "dissolved", "merge": "merged"},
    "dissolved": {},
    "merged": {},
}
# A request for a change of what was verified; who asks answers and withdraws, the rest is the clerk's.
CHANGE: Mapping[ChangeState, Mapping[ChangeAct, ChangeState]] = {
    "pending": {"ask": "questioned", "withdraw": "withdrawn", "refuse": "refused", "accept": "accepted"},
    "questioned": {"answer": "pending", "withdraw": "withdrawn", "refuse": "refused", "accept": "accepted"},
    "withdrawn": {},
    "refused": {},
    "accepted": {},
}
OPEN: frozenset[str] = frozenset({"pending", "questioned"})
FOUND: frozenset[str] = frozenset({"verified", "suspended"})
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


def after_life(life: str, act: EndingAct) -> Life:
    """The life into which an act leads.

    Raises:
        NotInThisState: the organisation has ended.
    """
    acts = next((acts for name, acts in LIFE.items() if name == life), {})
    if act not in acts:
        raise NotInThisState(state=life, act=act)
    return acts[act]


def after_change(state: str, act: ChangeAct) -> ChangeState:
    """The state into which an act leads a request for a change.

    Raises:
        NotInThisState: it waits for an answer already, or was decided.
    """
    acts = next((acts for name, acts in CHANGE.items() if name == state), {})
    if act not in acts:
        raise NotInThisState(state=state, act=act)
    return acts[act]
