"""What a service refuses, as a tree; `shared.web.problems` turns it into RFC 9457 documents.

Refusal                    409  the rule does not allow it
├── Conflict               409  somebody or something came first
├── NotFound               404
├── NotAllowed             403
├── Unauthenticated        401
├── Invalid                422  a field breaks a rule: `pointer` names the field
├── Stale                  412  the version that was edited is not the newest
├── TooMany                429  `retry_after` in seconds
└── NotReady               503  not now: `retry_after` in seconds

A service subclasses these, one class a rule, with a stable `code` and a sentence in each language.
"""

from typing import ClassVar, Literal

Language = Literal["ro", "en"]


class Refusal(Exception):
    """A refusal that the caller can understand. Keyword arguments fill the sentences."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "refused"
    ro: ClassVar[str] = "Cererea nu poate fi îndeplinită."
    en: ClassVar[str] = "The request cannot be carried out."
    pointer: ClassVar[str] = ""
    retry_after: int | None = None

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """The sentence for people, in Romanian or English."""
        return (self.ro if language == "ro" else self.en).format_map(self.params)


class Conflict(Refusal):
    """Somebody or something came first."""

    code = "conflict"
    ro = "Între timp s-a schimbat ceva; reîncărcați și încercați din nou."
    en = "Something changed in the meantime; reload and try again."


class NotFound(Refusal):
    """There is no such thing, or it is not for the caller to know."""

    status = 404
    code = "not-found"
    ro = "Nu am găsit ce ați cerut."
    en = "What you asked for was not found."


class NotAllowed(Refusal):
    """The caller is known, and may not."""

    status = 403
    code = "not-allowed"
    ro = "Nu aveți dreptul să faceți acest lucru."
    en = "You are not allowed to do this."


class Unauthenticated(Refusal):
    """The caller is not known."""

    status = 401
    code = "unauthenticated"
    ro = "Trebuie să vă autentificați."
    en = "You need to sign in."


class Invalid(Refusal):
    """A field breaks a rule; the subclass names it by a JSON pointer (RFC 6901)."""

    status = 422
    code = "invalid"
    ro = "Datele trimise nu sunt bune."
    en = "The data sent is not valid."


class Stale(Refusal):
    """The version that was edited is not the newest."""

    status = 412
    code = "stale"
    ro = "Altcineva a schimbat între timp; reîncărcați și încercați din nou."
    en = "Someone else changed this in the meantime; reload and try again."


class TooMany(Refusal):
    """Asked too often."""

    status = 429
    code = "too-many-requests"
    ro = "Prea multe încercări; reveniți peste {retry_after} secunde."
    en = "Too many attempts; come back in {retry_after} seconds."

    def __init__(self, retry_after: int, **params: object) -> None:
        super().__init__(retry_after=retry_after, **params)
        self.retry_after = retry_after


class NotReady(Refusal):
    """Not now; soon."""

    status = 503
    code = "not-ready"
    ro = "Serviciul nu poate răspunde acum; încercați din nou imediat."
    en = "The service cannot answer now; try again shortly."
    retry_after = 1
