"""The sentences of problem documents, in Romanian and English."""

from dataclasses import dataclass

from shared.errors import Language


@dataclass(frozen=True)
class Wording:
    """A stable code with a title and a sentence in each language."""

    code: str
    ro_title: str
    en_title: str
    ro: str
    en: str

    def title(self, language: Language) -> str:
        """What kind of problem it is."""
        return self.ro_title if language == "ro" else self.en_title

    def detail(self, language: Language) -> str:
        """What is wrong, as a sentence."""
        return self.ro if language == "ro" else self.en


STATUSES = {
    400: Wording(
        "bad-request",
        "Cerere greșită",
        "Bad request",
        "Cererea nu poate fi înțeleasă.",
        "The request cannot be understood.",
    ),
    401: Wording(
        "unauthenticated",
        "Neautentificat",
        "Not signed in",
        "Trebuie să vă autentificați.",
        "You need to sign in.",
    ),
    403: Wording(
        "not-allowed",
        "Interzis",
        "Not allowed",
        "Nu aveți dreptul să faceți acest lucru.",
        "You are not allowed to do this.",
    ),
    404: Wording(
        "not-found",
        "Nu există",
        "Not found",
        "La această adresă nu există nimic.",
        "Nothing is at this address.",
    ),
    405: Wording(
        "method-not-allowed",
        "Metodă nepermisă",
        "Method not allowed",
        "Adresa există, dar nu răspunde la această metodă.",
        "The address exists but does not answer to this method.",
    ),
    409: Wording(
        "conflict",
        "Conflict",
        "Conflict",
        "Între timp s-a schimbat ceva; reîncărcați și încercați din nou.",
        "Something changed in the meantime; reload and try again.",
    ),
    412: Wording(
        "stale",
        "Versiune depășită",
        "Stale version",
        "Altcineva a schimbat între timp; reîncărcați și încercați din nou.",
        "Someone else changed this in the meantime; reload and try again.",
    ),
    413: Wording(
        "too-large",
        "Prea mare",
        "Too large",
        "Ați trimis mai mult decât primim odată.",
        "You sent more than is taken at once.",
    ),
    415: Wording(
        "unsupported-media-type",
        "Tip de conținut nepotrivit",
        "Unsupported media type",
        "Corpul cererii este de alt tip decât cel așteptat.",
        "The body of the request is of another type than expected.",
    ),
    422: Wording(
        "invalid",
        "Date nepotrivite",
        "Invalid data",
        "Unele date lipsesc sau nu sunt bune; fiecare este arătată mai jos.",
        "Some of the data is missing or not right; each is shown below.",
    ),
    428: Wording(
        "precondition-required",
        "Lipsește versiunea",
        "Precondition required",
        "Spuneți ce versiune schimbați, în antetul If-Match.",
        "Say which version you are changing, in the If-Match header.",
    ),
    429: Wording(
        "too-many-requests",
        "Prea multe cereri",
        "Too many requests",
        "Prea multe încercări; reveniți mai târziu.",
        "Too many attempts; come back later.",
    ),
    431: Wording(
        "headers-too-large",
        "Antete prea mari",
        "Headers too large",
        "Antetele sunt prea mari.",
        "Headers are too large.",
    ),
    500: Wording(
        "internal-error",
        "Eroare internă",
        "Internal error",
        "A apărut o eroare la noi; a fost notată și o cercetăm.",
        "Something failed on our side; it has been noted and we look into it.",
    ),
    503: Wording(
        "not-ready",
        "Indisponibil acum",
        "Not available now",
        "Serviciul nu poate răspunde acum; încercați din nou imediat.",
        "The service cannot answer now; try again shortly.",
    ),
}
