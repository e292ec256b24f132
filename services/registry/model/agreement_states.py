"""The states of a partnership agreement and of what its parties owe, and what leads from one to the next.

The tables are the rule: what is not in them is refused, with the state and the act as the reason. The README
shows the same tables, and a test holds them together.
"""

from collections.abc import Mapping
from typing import Literal, TypeVar

from services.registry.errors.organisations import NotInThisState

State = Literal["draft", "agreed", "signed", "in-force", "ended", "terminated", "renewed", "withdrawn"]
Act = Literal["edit", "agree", "reopen", "withdraw", "sign", "start", "extend", "end", "terminate", "renew"]
Duty = Literal["open", "reported", "done", "cancelled"]
DutyAct = Literal["report", "acknowledge", "return", "cancel"]

# `agree` is the last party's word that the text is final, `sign` the last party's signature; days alone bring
# `start` and `end`, and an agreement that follows brings `renew`.
AGREEMENT: Mapping[State, Mapping[Act, State]] = {
    "draft": {"edit": "draft", "agree": "agreed", "withdraw": "withdrawn"},
    "agreed": {"reopen": "draft", "sign": "signed", "withdraw": "withdrawn"},
    "signed": {"start": "in-force", "terminate": "terminated"},
    "in-force": {"extend": "in-force", "end": "ended", "terminate": "terminated", "renew": "renewed"},
    "ended": {},
    "terminated": {},
    "renewed": {},
    "withdrawn": {},
}
# Who owes reports and the other side acknowledges; that a day has passed is no state, it is counted.
OBLIGATION: Mapping[Duty, Mapping[DutyAct, Duty]] = {
    "open": {"report": "reported", "cancel": "cancelled"},
    "reported": {"acknowledge": "done", "return": "open", "cancel": "cancelled"},
    "done": {},
    "cancelled": {},
}
PRIVATE: frozenset[str] = frozenset({"draft", "agreed", "withdrawn"})
PUBLIC: tuple[State, ...] = ("signed", "in-force", "ended", "terminated", "renewed")

S = TypeVar("S", bound=str)
A = TypeVar("A", bound=str)


def after(state: str, act: Act) -> State:
    """The state into which an act leads an agreement.

    Raises:
        NotInThisState: the act is not possible in that state.
    """
    return _after(AGREEMENT, state, act)


def after_duty(state: str, act: DutyAct) -> Duty:
    """The state into which an act leads an obligation.

    Raises:
        NotInThisState: the act is not possible in that state.
    """
    return _after(OBLIGATION, state, act)


def _after(table: Mapping[S, Mapping[A, S]], state: str, act: A) -> S:
    acts = next((acts for name, acts in table.items() if name == state), {})
    if act not in acts:
        raise NotInThisState(state=state, act=act)
    return acts[act]
