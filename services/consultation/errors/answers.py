"""What is refused of an answer and of its draft: a class a rule.

Refusal
├── AnswersAreReviewed    409 answers-are-reviewed: the authority wants a second person to look at each
├── AnswerUnfinished      409 answer-unfinished: without a verdict or a reason
├── NotReadyYet           409 answer-not-ready: there is nothing to approve or to send back
└── NothingToPublish      409 nothing-to-publish
Conflict
├── BeingPublished        409 answer-being-published
└── WrittenAlready        409 answer-written-already: one of those to be answered alike has a draft of its own
NotAllowed
└── OwnAnswer             403 own-answer: nobody approves what they wrote
Invalid
├── NotOfOneKind          422 not-answered-together: another consultation's, or answered already
└── TakenNowhere          422 taken-nowhere: an article is named, though nothing is taken over
"""

from shared.errors import Conflict, Invalid, NotAllowed, Refusal


class AnswersAreReviewed(Refusal):
    """An answer is not given at once where a second person has to look at it."""

    code = "answers-are-reviewed"
    ro = "Autoritatea cere ca fiecare răspuns să fie verificat de o a doua persoană: scrieți-l ca ciornă."
    en = "The authority wants each answer to be checked by a second person: write it as a draft."


class AnswerUnfinished(Refusal):
    """What is to be published has a verdict and a reason."""

    code = "answer-unfinished"
    ro = "Răspunsul nu este gata: alegeți ce faceți cu recomandarea și scrieți motivul."
    en = "The answer is not finished: choose what becomes of the recommendation, and write the reason."


class NotReadyYet(Refusal):
    """Only what its writer has called ready is looked at."""

    code = "answer-not-ready"
    ro = "Răspunsul nu a fost trimis la verificare."
    en = "The answer has not been given for checking."


class NothingToPublish(Refusal):
    """No answer waits for it."""

    code = "nothing-to-publish"
    ro = "Niciun răspuns nu așteaptă publicarea."
    en = "No answer waits to be published."


class BeingPublished(Conflict):
    """It is on its way to its author."""

    code = "answer-being-published"
    ro = "Răspunsul tocmai se publică: nu mai poate fi schimbat."
    en = "The answer is being published: it cannot be changed any more."


class WrittenAlready(Conflict):
    """What somebody has written is not written over unseen."""

    code = "answer-written-already"
    ro = "Recomandarea {number} are deja un răspuns scris separat: deschideți-l sau scoateți-o din grup."
    en = "Recommendation {number} has an answer written by itself: open it, or leave it out of the group."
    pointer = "/together"


class OwnAnswer(NotAllowed):
    """The second pair of eyes is another person's."""

    code = "own-answer"
    ro = "Răspunsul este scris de dumneavoastră: îl verifică o altă persoană."
    en = "You wrote this answer: another person checks it."


class NotOfOneKind(Invalid):
    """Those answered alike are of one consultation, and wait for an answer."""

    code = "not-answered-together"
    ro = "Împreună se răspunde la recomandări din aceeași consultare, care nu au încă răspuns."
    en = "Answered together are recommendations of one consultation that have no answer yet."
    pointer = "/together"


class TakenNowhere(Invalid):
    """What is not taken over stands in no article."""

    code = "taken-nowhere"
    ro = "Numai ce este preluat, în întregime sau în parte, poate trimite la un articol."
    en = "Only what is taken over, in whole or in part, can point to an article."
    pointer = "/taken_into"
