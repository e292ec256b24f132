"""The words of a certificate, in Romanian and English."""

from collections.abc import Mapping, Sequence

MONTHS: Mapping[str, Sequence[str]] = {
    "ro": (
        "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
        "octombrie", "noiembrie", "decembrie",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip
TEXTS: Mapping[str, Mapping[str, str]] = {
    "ro": {
        "heading": "Certificat",
        "to": "se acordă persoanei",
        "for": "pentru absolvirea cursului",
        "facts": "{hours}, {period}",
        "on": "în {day}",
        "between": "între {first} și {last}",
        "competences_label": "Competențe-cheie (Recomandarea Consiliului 2018/C 189/01)",
        "issued_by": "Eliberat de",
        "with": "împreună cu",
        "issued_on": "Eliberat la",
        "number_label": "Certificatul nr.",
        "fingerprint_label": "Amprenta (SHA-256)",
        "check": "Verificați",
        "square_says": "Cod QR care deschide pagina de verificare a certificatului",
        "example": "EXEMPLU",
        "example_says": "Exemplu fără valoare: curs și persoană inventate",
        "erased": "nume șters la cererea persoanei",
    },
    "en": {
        "heading": "Certificate",
        "to": "is awarded to",
        "for": "for completing the course",
        "facts": "{hours}, {period}",
        "on": "on {day}",
        "between": "from {first} to {last}",
        "competences_label": "Key competences (Council Recommendation 2018/C 189/01)",
        "issued_by": "Issued by",
        "with": "together with",
        "issued_on": "Issued on",
        "number_label": "Certificate no.",
        "fingerprint_label": "Fingerprint (SHA-256)",
        "check": "Check it",
        "square_says": "QR code that opens the page on which the certificate is checked",
        "example": "EXAMPLE",
        "example_says": "An example without value: course and person are made up",
        "erased": "name erased at the person’s wish",
    },
}
COMPETENCES: Mapping[str, Mapping[str, str]] = {
    "ro": {
        "citizenship": "cetățenie",
        "personal-social-learning": "personală, socială și de a învăța să înveți",
        "literacy": "alfabetizare",
        "multilingual": "multilingvism",
        "stem": "științe, tehnologie, inginerie și matematică",
        "digital": "digitală",
        "entrepreneurship": "antreprenoriat",
        "cultural": "sensibilizare și exprimare culturală",
    },
    "en": {
        "citizenship": "citizenship",
        "personal-social-learning": "personal, social and learning to learn",
        "literacy": "literacy",
        "multilingual": "multilingual",
        "stem": "mathematics, science, technology and engineering",
        "digital": "digital",
        "entrepreneurship": "entrepreneurship",
        "cultural": "cultural awareness and expression",
    },
}
