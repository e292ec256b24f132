"""What is refused of an answer: a class a rule.

Invalid
└── TakenNowhere          422 taken-nowhere: an article is named, though nothing is taken over
"""

from shared.errors import Invalid


class TakenNowhere(Invalid):
    """What is not taken over stands in no article."""

    code = "taken-nowhere"
    ro = "Numai ce este preluat, în întregime sau în parte, poate trimite la un articol."
    en = "Only what is taken over, in whole or in part, can point to an article."
    pointer = "/taken_into"
