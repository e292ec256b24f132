"""Of what people think of a course, and of what they agree to.

Refusal
├── FeedbackBegun         409 feedback-begun: somebody has answered what is asked now
├── FeedbackNotOpen       409 feedback-not-open: there is no form, or the course is not over
└── AlreadyAnswered       409 already-answered
Invalid
└── AnswersAstray         422 answers-astray: they are of another form
"""

from shared.errors import Invalid, Refusal


class FeedbackBegun(Refusal):
    """The questions stay as they were answered."""

    code = "feedback-begun"
    ro = "Cineva a răspuns deja: întrebările nu se mai schimbă."
    en = "Somebody has answered already: the questions do not change any more."


class FeedbackNotOpen(Refusal):
    """One is asked afterwards."""

    code = "feedback-not-open"
    ro = "Părerea se dă după ce se termină cursul, dacă organizatorul o cere."
    en = "Opinions are given after the course, where its organiser asks for them."


class AlreadyAnswered(Refusal):
    """Once."""

    code = "already-answered"
    ro = "Ați răspuns deja. Vă mulțumim."
    en = "You have answered already. Thank you."


class AnswersAstray(Invalid):
    """They do not fit the questions."""

    code = "answers-astray"
    ro = "Răspunsurile nu se potrivesc cu întrebările: reîncărcați pagina."
    en = "The answers do not fit the questions: reload the page."
    pointer = "/answers"
