"""What is refused: another legal representative as a reviewed request, one class a rule.

NotAllowed
└── DecidesForThemselves        who asked, or is named, is the official who decides
Conflict
├── RepresentsAlready           who asks represents the organisation
├── ClaimAwaits                 their request waits for a decision already
├── AskerRepresentsNoMore       who named the successor has lost their own mandate since
└── SuccessorForgotten          who was named has erased their account since
Invalid
└── ClaimHasNoFields            /changes: a newcomer's request is about nothing else
"""

from shared.errors import Conflict, Invalid, NotAllowed


class DecidesForThemselves(NotAllowed):
    """Nobody makes themselves the legal representative of an organisation."""

    code = "decides-for-themselves"
    ro = "Cererea vă privește pe dumneavoastră. Decide alt funcționar al autorității."
    en = "The request is about yourself. Another official of the authority decides."


class RepresentsAlready(Conflict):
    """Who represents it names a successor, or gives a mandate."""

    code = "represents-already"
    ro = "Sunteți deja reprezentant legal al organizației. Îi schimbați datele din contul dumneavoastră."
    en = "You already are a legal representative of the organisation. Change its data from your account."


class ClaimAwaits(Conflict):
    """One request of a person waits for an organisation at a time, wherever it was sent."""

    code = "claim-awaits"
    ro = "Ați cerut deja să reprezentați organizația. Completați cererea aceea sau retrageți-o."
    en = "You have already asked to represent the organisation. Go on with that request or withdraw it."


class AskerRepresentsNoMore(Conflict):
    """What was asked in the name of an organisation falls with the mandate of who asked."""

    code = "asker-represents-no-more"
    ro = (
        "Cine a propus noul reprezentant nu mai reprezintă organizația. Refuzați cererea; cine o reprezintă "
        "acum poate face alta."
    )
    en = (
        "Who named the new representative no longer represents the organisation. Refuse the request; who "
        "represents it now can make another."
    )


class SuccessorForgotten(Conflict):
    """With an account its address goes, also where others have written it."""

    code = "successor-forgotten"
    ro = "Persoana propusă și-a șters contul. Refuzați cererea; organizația poate propune pe altcineva."
    en = "Who was named has erased their account. Refuse the request; another can be named."


class ClaimHasNoFields(Invalid):
    """Who does not represent the organisation yet does not change what is known of it."""

    code = "claim-has-no-fields"
    pointer = "/changes"
    ro = "Cererea de a reprezenta organizația nu schimbă datele ei. Le puteți schimba după ce este acceptată."
    en = "The request to represent the organisation does not change its data. Do that once it is accepted."
