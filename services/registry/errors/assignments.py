"""What is refused: who has a request, one class a rule.

Conflict
└── AlreadyTaken                a colleague has it
Invalid
└── NoSuchColleague             /to: nobody who works as a clerk there
"""

from shared.errors import Conflict, Invalid


class AlreadyTaken(Conflict):
    """A request is taken once; whoever has it hands it over."""

    code = "already-taken"
    ro = "Cererea este deja la un coleg; dacă o luați dumneavoastră, alegeți „Predă” și numele dumneavoastră."
    en = "A colleague already has this request; to take it over, choose “Hand over” and your own name."


class NoSuchColleague(Invalid):
    """Only a clerk of the authority can deal with it."""

    code = "no-such-colleague"
    pointer = "/to"
    ro = "Persoana aleasă nu lucrează ca responsabil la această autoritate; alegeți din listă."
    en = "The chosen person does not work as a clerk of this authority; choose from the list."
