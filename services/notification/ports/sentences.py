"""What a notice says, in a sentence: under the bell, and on the screen of a telephone that is locked.

A key is the fact's category, with the way it went where that makes another sentence.
"""

from collections.abc import Mapping

from services.notification.model.fact import TO_MANY

SENTENCES: dict[str, tuple[str, str]] = {
    "announcement": ("Proiect nou în consultare", "A new draft in consultation"),
    "consultation-news.published": ("Proiectul are un text nou", "The draft has a new text"),
    "consultation-news.finalised": (
        "S-a răspuns la toate recomandările",
        "All recommendations were answered",
    ),
    "consultation-news.adopted": ("Actul a fost adoptat", "The act was adopted"),
    "consultation-news.rejected": ("Proiectul nu a fost adoptat", "The draft was not adopted"),
    "consultation-news.withdrawn": ("Proiectul a fost retras", "The draft was withdrawn"),
    "consultation-news": ("O noutate despre proiect", "News of the draft"),
    "consultation-change.extended": (
        "Aveți mai mult timp pentru recomandări",
        "There is more time for recommendations",
    ),
    "consultation-change": ("S-a schimbat ceva la consultare", "Something has changed in the consultation"),
    "meeting-news.called": ("Sunteți chemat la o întâlnire", "You are called to a meeting"),
    "meeting-news.moved": ("Întâlnirea s-a mutat", "The meeting was moved"),
    "meeting-news.cancelled": ("Întâlnirea s-a anulat", "The meeting was cancelled"),
    "meeting-news.minutes": ("Minuta întâlnirii este publicată", "The minutes of the meeting are published"),
    "meeting-news": ("O noutate despre întâlnire", "News of the meeting"),
    "activity-news.announced": ("O activitate comună", "A joint activity"),
    "activity-news.changed": ("S-a schimbat o activitate", "An activity has changed"),
    "activity-news": ("O activitate s-a anulat", "An activity was cancelled"),
    "activity-invitation": ("Sunteți invitat la o activitate", "You are invited to an activity"),
    "activity-part.asked": ("Confirmați o activitate comună", "Confirm a joint activity"),
    "activity-part.confirmed": (
        "Un partener a confirmat activitatea",
        "A partner has confirmed the activity",
    ),
    "activity-part.declined": (
        "Un partener nu ia parte la activitate",
        "A partner does not take part in the activity",
    ),
    "activity-part.task-due": ("O sarcină are termen curând", "A task is due soon"),
    "activity-part.changed": ("S-a schimbat activitatea comună", "The joint activity has changed"),
    "activity-part": ("Activitatea comună s-a anulat", "The joint activity was cancelled"),
    "organisation-news.verified": (
        "Organizația pe care o urmăriți este verificată",
        "The organisation that you follow is verified",
    ),
    "organisation-news.suspended": (
        "Verificarea organizației este suspendată",
        "The organisation's verification is suspended",
    ),
    "organisation-news.restored": (
        "Organizația este din nou verificată",
        "The organisation is verified again",
    ),
    "organisation-news.struck-off": (
        "Organizația este radiată din registru",
        "The organisation was struck off the register",
    ),
    "organisation-news.dissolved": ("Organizația s-a dizolvat", "The organisation was dissolved"),
    "organisation-news.merged": (
        "Organizația a fost absorbită de alta",
        "The organisation merged into another",
    ),
    "organisation-news": ("O noutate despre organizație", "News of the organisation"),
    "agreement-news.signed": ("S-a semnat un acord de parteneriat", "A partnership agreement was signed"),
    "agreement-news.extended": (
        "Un acord de parteneriat este prelungit",
        "A partnership agreement was extended",
    ),
    "agreement-news": ("Un acord de parteneriat s-a încheiat", "A partnership agreement is at an end"),
    "recommendation-news": (
        "Organizația a trimis o recomandare",
        "The organisation has sent a recommendation",
    ),
    "receipt": (
        "Recomandarea {number} este înregistrată",
        "Recommendation {number} is registered",
    ),
    "answer": ("Recomandarea {number} are răspuns", "Recommendation {number} has its answer"),
    "withdrawal": ("Recomandarea {number} este retrasă", "Recommendation {number} is withdrawn"),
    "meeting-registration.registered": ("Sunteți înscris", "You are registered"),
    "meeting-registration.moved-up": (
        "S-a eliberat un loc: sunteți înscris",
        "A seat became free: you are registered",
    ),
    "meeting-registration.waiting": ("Sunteți pe lista de așteptare", "You are on the waiting list"),
    "meeting-registration.given-back": (
        "Ați renunțat la înscriere",
        "You gave back your registration",
    ),
    "meeting-registration.moved": (
        "S-a mutat evenimentul la care sunteți înscris",
        "What you registered for was moved",
    ),
    "meeting-registration.cancelled": (
        "S-a anulat evenimentul la care erați înscris",
        "What you registered for was cancelled",
    ),
    "meeting-registration.minutes": (
        "Minuta întâlnirii la care v-ați înscris este publicată",
        "The minutes of the meeting that you registered for are published",
    ),
    "meeting-registration": (
        "Începe în curând evenimentul la care sunteți înscris",
        "What you registered for begins soon",
    ),
    "course-enrolment.enrolled": ("Aveți loc la curs", "You have a seat in the course"),
    "course-enrolment.moved-up": (
        "S-a eliberat un loc: sunteți înscris la curs",
        "A seat became free: you have one in the course",
    ),
    "course-enrolment.waiting": (
        "Sunteți pe lista de așteptare a cursului",
        "You are on the course's waiting list",
    ),
    "course-enrolment.given-back": (
        "Ați renunțat la locul de la curs",
        "You gave back your seat in the course",
    ),
    "course-enrolment": ("Cursul nu se mai ține", "The course will not be held"),
    "course-work.test-open": ("Testul cursului este deschis", "The course's test is open"),
    "course-work.passed": ("Ați promovat testul", "You have passed the test"),
    "course-work.failed": ("Testul are un rezultat", "The test has its result"),
    "course-work.marked": ("Cursul are un rezultat", "The course has its result"),
    "course-work.sessions-changed": (
        "Întâlnirile cursului s-au schimbat",
        "The course's sessions have changed",
    ),
    "course-work": ("Vi se cere părerea despre curs", "You are asked what you think of the course"),
    "course-news.announced": ("Un curs nou", "A new course"),
    "course-news.changed": ("Cursul s-a schimbat", "The course has changed"),
    "course-news.cancelled": ("Cursul s-a anulat", "The course was cancelled"),
    "course-news": ("O noutate despre curs", "News of the course"),
    "debate-request.received": ("Cererea de dezbatere este primită", "The request for a debate is received"),
    "debate-request.called": (
        "Dezbaterea cerută este convocată",
        "The debate that was asked for is called",
    ),
    "debate-request.not-owed": (
        "Cererea de dezbatere are răspuns",
        "The request for a debate has its answer",
    ),
    "debate-request.withdrawn": (
        "Cererea de dezbatere este retrasă",
        "The request for a debate is withdrawn",
    ),
    "debate-request.open-again": (
        "Cererea de dezbatere așteaptă din nou răspuns",
        "The request for a debate waits for an answer again",
    ),
    "debate-request.lapsed": (
        "Proiectul este retras și nu se mai dezbate",
        "The draft is withdrawn and not debated any more",
    ),
    "debate-request.asked": ("S-a cerut o dezbatere publică", "A public debate was asked for"),
    "debate-request": (
        "O dezbatere cerută nu este convocată",
        "A debate that was asked for is not called",
    ),
    "certificate.issued": ("Aveți certificatul {number}", "You have certificate {number}"),
    "certificate.reissued": (
        "Aveți un certificat nou: {number}",
        "You have a new certificate: {number}",
    ),
    "certificate": ("Certificatul {number} a fost retras", "Certificate {number} was revoked"),
    "moderation.hidden": (
        "Textul recomandării {number} nu mai este public",
        "The text of recommendation {number} is no longer public",
    ),
    "moderation.masked": (
        "Unele cuvinte din recomandarea {number} nu mai sunt publice",
        "Some words of recommendation {number} are no longer public",
    ),
    "moderation": ("Recomandarea {number} se vede din nou", "Recommendation {number} can be seen again"),
    "contest-decided": (
        "Contestația la recomandarea {number} este soluționată",
        "Your contestation about recommendation {number} is decided",
    ),
    "organisation-verified": (
        "Organizația este verificată și puteți vorbi în numele ei",
        "The organisation is verified, and you may speak for it",
    ),
    "organisation-refused": (
        "Cererea de înregistrare nu a fost aprobată",
        "The request for registration was not granted",
    ),
    "organisation-decision": (
        "Autoritatea a decis despre organizația dumneavoastră",
        "The authority has decided about your organisation",
    ),
    "request-questioned": ("O întrebare despre cererea dumneavoastră", "A question about your request"),
    "request-answered": ("Întrebarea despre cerere are răspuns", "Your question about a request is answered"),
    "change-questioned": (
        "O întrebare despre schimbarea cerută",
        "A question about the change that you asked for",
    ),
    "change-answered": (
        "Întrebarea despre o schimbare are răspuns",
        "Your question about a change is answered",
    ),
    "change-decided": (
        "Schimbarea cerută este soluționată",
        "The change that you asked for is decided",
    ),
    "representative-change-asked": (
        "S-a cerut alt reprezentant legal",
        "Another legal representative was asked for",
    ),
    "representative-change-decided": (
        "S-a decis despre reprezentantul legal",
        "The legal representative was decided on",
    ),
    "mandate-ended": ("Împuternicirea a încetat", "The mandate has ended"),
    "mandate-expiring": ("O împuternicire se apropie de sfârșit", "A mandate ends soon"),
    "agreement-ending": (
        "Un acord de parteneriat se încheie curând",
        "A partnership agreement ends soon",
    ),
    "term-neared": ("Un termen se apropie", "A term ends soon"),
    "term-broken": ("Un termen a trecut în zadar", "A term has passed in vain"),
}
ANSWERS = ("answer", "request-answered", "change-answered", "contest-decided")
SITE = "Parteneriat"
AN_ANSWER = ("Aveți un răspuns.", "You have an answer.")
A_MATTER = ("Aveți o noutate.", "There is news for you.")
LONGEST_ABOUT = 200
UNKNOWN = ("O noutate pentru dumneavoastră", "News for you")


def sentence(category: str, words: Mapping[str, str], language: str) -> str:
    """The sentence of a notice.

    Args:
        category: of its fact.
        words: that it keeps; a number that is missing is left out.
        language: `ro` or `en`.
    """
    turned = f"{category}.{words.get('turn')}"
    ro, en = SENTENCES.get(turned) or SENTENCES.get(category) or UNKNOWN
    return " ".join((en if language == "en" else ro).format(number=words.get("number", "")).split())


def on_a_locked_screen(category: str, words: Mapping[str, str], language: str) -> tuple[str, str]:
    """Title and text of what a telephone shows to anybody: of what is public its title or name, of one's
    own matters only that there is something.

    Args:
        category, words, language: as `sentence`.
    """
    if category in TO_MANY:
        return sentence(category, words, language), words.get("about", "")[:LONGEST_ABOUT]
    said = AN_ANSWER if category in ANSWERS else A_MATTER
    return SITE, said[language == "en"]
