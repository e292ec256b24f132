"""Of tests, questions, attempts and marks.

Refusal
├── WindowAstray          409 window-astray: a test closes after it opens
├── AttemptsBegun         409 attempts-begun: it is assessed as those who began were told
├── NotATest              409 not-a-test: the course is assessed otherwise
├── NotMarked             409 not-marked: the course is assessed otherwise
├── NotOpen               409 test-closed: not open yet, or no longer
├── TooFewQuestions       409 too-few-questions: the bank has not as many as are drawn
├── TooManyQuestions      409 too-many-questions: the bank is full
├── NoAttemptsLeft        409 no-attempts-left
├── AlreadyPassed         409 already-passed
├── AlreadyHandedIn       409 already-handed-in
├── TimeIsOver            409 time-is-over
├── QuestionRetired       409 question-retired
├── ReasonNeeded          409 reason-needed: what people were asked is corrected with a reason
└── QuestionInUse         409 question-in-use: answers that were given would mean something else
Invalid
└── NotInAttempt          422 not-in-attempt: a question or option that the attempt does not have
NotFound
├── NoSuchQuestion        404 no-such-question
└── NoSuchAttempt         404 no-such-attempt
"""

from shared.errors import Invalid, NotFound, Refusal


class WindowAstray(Refusal):
    """Nobody could take it."""

    code = "window-astray"
    ro = "Testul se închide după ce se deschide: spuneți de când și până când."
    en = "The test closes after it opens: say from when and until when."
    pointer = "/closes_at"


class AttemptsBegun(Refusal):
    """Somebody has begun under other terms."""

    code = "attempts-begun"
    ro = "Cineva a început testul: felul evaluării și pragul de promovare nu se mai schimbă."
    en = "Somebody has begun the test: how the course is assessed and the pass mark do not change any more."
    pointer = "/pass_percent"


class NotATest(Refusal):
    """It is marked by a trainer, or not assessed."""

    code = "not-a-test"
    ro = "Acest curs nu are test."
    en = "This course has no test."


class NotMarked(Refusal):
    """It has a test, or is not assessed."""

    code = "not-marked"
    ro = "La acest curs nu se dau note: evaluarea este alta."
    en = "No marks are given in this course: it is assessed otherwise."


class NotOpen(Refusal):
    """Before it opens, after it closes."""

    code = "test-closed"
    ro = "Testul nu este deschis acum."
    en = "The test is not open now."


class TooFewQuestions(Refusal):
    """The clerk has not written them yet."""

    code = "too-few-questions"
    ro = "Testul nu are încă destule întrebări."
    en = "The test has not enough questions yet."


class TooManyQuestions(Refusal):
    """A bank is bounded."""

    code = "too-many-questions"
    ro = "Un curs are cel mult {most} de întrebări."
    en = "A course has {most} questions at most."


class NoAttemptsLeft(Refusal):
    """All were used."""

    code = "no-attempts-left"
    ro = "Ați folosit toate încercările."
    en = "You have used all attempts."


class AlreadyPassed(Refusal):
    """Nobody needs another."""

    code = "already-passed"
    ro = "Ați promovat deja testul."
    en = "You have passed the test already."


class AlreadyHandedIn(Refusal):
    """Once."""

    code = "already-handed-in"
    ro = "Încercarea a fost predată."
    en = "The attempt was handed in."


class TimeIsOver(Refusal):
    """By the server's clock."""

    code = "time-is-over"
    ro = "Timpul a trecut: se punctează ce ați salvat până atunci."
    en = "The time is over: what you had saved by then is scored."


class QuestionRetired(Refusal):
    """It is drawn no more."""

    code = "question-retired"
    ro = "Întrebarea a fost scoasă din test."
    en = "The question was taken out of the test."


class ReasonNeeded(Refusal):
    """What people were asked does not change without a word."""

    code = "reason-needed"
    ro = "Întrebarea a fost pusă deja cuiva: spuneți de ce o corectați."
    en = "Somebody was asked this question already: say why you correct it."
    pointer = "/reason"


class QuestionInUse(Refusal):
    """What was answered names options by their numbers."""

    code = "question-in-use"
    ro = (
        "Întrebarea a fost pusă deja cuiva: felul și numărul variantelor rămân. "
        "Scoateți-o din test și scrieți alta."
    )
    en = (
        "Somebody was asked this question already: its kind and number of options stay. "
        "Take it out of the test and write another."
    )
    pointer = "/options"


class NotInAttempt(Invalid):
    """Another attempt's question, or no option of it."""

    code = "not-in-attempt"
    ro = "Răspunsul este la o întrebare pe care această încercare nu o are."
    en = "The answer is to a question that this attempt does not have."
    pointer = "/answers"


class NoSuchQuestion(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-question"
    ro = "Nu există această întrebare."
    en = "There is no such question."


class NoSuchAttempt(NotFound):
    """There is none, or it is another's."""

    code = "no-such-attempt"
    ro = "Nu există această încercare."
    en = "There is no such attempt."
