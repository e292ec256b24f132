"""What is refused: decisions after verification, one class a rule.

NotFound
└── NoSuchProposal              no such proposal to strike off
NotAllowed
└── SecondOfficialNeeded        who proposed to strike off does not confirm it
Conflict
├── ProposalRuns                one is open for this organisation at this authority
├── ProposalDecided             it was confirmed, rejected or withdrawn
└── ProposalExpired             nobody decided in time
Invalid
├── DayAhead                    /on: what has not happened is no fact
├── MergesIntoItself            /into
└── NoSuchSuccessor             /into: no recognised organisation that is active
"""

from shared.errors import Conflict, Invalid, NotAllowed, NotFound


class NoSuchProposal(NotFound):
    """There is none; an official of another authority is told that it is not theirs."""

    code = "no-such-proposal"
    ro = "Nu există această propunere de radiere."
    en = "There is no such proposal to strike off."


class SecondOfficialNeeded(NotAllowed):
    """Striking off takes two people."""

    code = "second-official-needed"
    ro = "Radierea o confirmă alt funcționar decât cel care a propus-o."
    en = "Striking off is confirmed by another official than the one who proposed it."


class ProposalRuns(Conflict):
    """One at a time."""

    code = "proposal-runs"
    ro = "Există deja o propunere de radiere care așteaptă; confirmați-o sau respingeți-o pe aceea."
    en = "A proposal to strike off already waits; confirm or reject that one."


class ProposalDecided(Conflict):
    """A proposal is decided once."""

    code = "proposal-decided"
    ro = "Propunerea de radiere a fost deja soluționată."
    en = "The proposal to strike off has already been decided."


class ProposalExpired(Conflict):
    """A proposal waits for thirty days."""

    code = "proposal-expired"
    ro = "Propunerea de radiere a expirat fără decizie; dacă motivul rămâne, propuneți din nou."
    en = "The proposal to strike off expired without a decision; if the reason remains, propose again."


class DayAhead(Invalid):
    """A dissolution or merger is marked once it has happened."""

    code = "day-ahead"
    pointer = "/on"
    ro = "Data este în viitor; se marchează numai ce s-a întâmplat."
    en = "The date is in the future; only what has happened is marked."


class MergesIntoItself(Invalid):
    """Another organisation goes on in its place."""

    code = "merges-into-itself"
    pointer = "/into"
    ro = "Organizația nu poate fi absorbită de ea însăși; alegeți alta."
    en = "An organisation cannot be merged into itself; choose another."


class NoSuchSuccessor(Invalid):
    """Who goes on is known here, and has not ended."""

    code = "no-such-successor"
    pointer = "/into"
    ro = "Organizația care absoarbe nu este în registru sau nu mai este activă; întâi trebuie verificată."
    en = "The organisation that takes over is not in the registry or no longer active; verify it first."
