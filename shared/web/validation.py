"""What marshmallow found wrong, as the entries of a problem document: a pointer, a code, a sentence."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from shared.errors import Language

UNKNOWN_MESSAGE = ("invalid", "Valoarea nu este potrivită.")

# marshmallow says what is wrong only in English sentences; each form of sentence has its line here.
SENTENCES = [
    (r"Missing data for required field\.", "required", "Câmpul este obligatoriu."),
    (r"Field may not be null\.", "null", "Câmpul nu poate fi null."),
    (r"Unknown field\.", "unknown-field", "Câmpul nu este cunoscut."),
    (r"Given more than once\.", "repeated", "Parametrul este dat de mai multe ori."),
    (r"Invalid (?:input )?type\.", "type", "Tipul valorii nu este potrivit."),
    (r"Not a valid (?:utf-8 )?string\.", "type", "Trebuie să fie text."),
    (r"Not a valid UUID\.", "uuid", "Nu este un identificator UUID."),
    (r"Not a valid integer\.", "integer", "Trebuie să fie un număr întreg."),
    (r"Not a valid number\.", "number", "Trebuie să fie un număr."),
    (r"Number too large\.", "number", "Numărul este prea mare."),
    (r"Special numeric values .*", "number", "Trebuie să fie un număr obișnuit."),
    (r"Not a valid boolean\.", "boolean", "Trebuie să fie true sau false."),
    (r"Not a valid (?:list|tuple)\.", "list", "Trebuie să fie o listă."),
    (r"Not a valid mapping type\.", "object", "Trebuie să fie un obiect."),
    (r"Not a valid email address\.", "email", "Nu este o adresă de e-mail."),
    (r"Not a valid URL\.", "url", "Nu este o adresă web."),
    (r"Not a valid IP .*|Not a valid IPv.*", "ip", "Nu este o adresă IP."),
    (r"Not a valid date\.", "date", "Nu este o dată de forma AAAA-LL-ZZ."),
    (r"Not a valid time\.", "time", "Nu este o oră de forma HH:MM."),
    (r"Not a valid (?:aware |naive )?datetime\.", "instant", "Nu este un moment cu fus orar (RFC 3339)."),
    (r"Not a valid period of time\.", "period", "Nu este o durată."),
    (r'".*" cannot be formatted as .*', "invalid", "Valoarea nu este potrivită."),
    (r"Must be one of: (.*)\.", "choice", "Trebuie să fie una dintre: {0}."),
    (r"One or more of the choices .*", "choice", "Una dintre valori nu este dintre cele permise."),
    (r"Must be greater than or equal to (\S+)\.", "range", "Trebuie să fie cel puțin {0}."),
    (r"Must be less than or equal to (\S+)\.", "range", "Trebuie să fie cel mult {0}."),
    (r"Must be greater than (\S+)\.", "range", "Trebuie să fie mai mare decât {0}."),
    (r"Must be less than (\S+)\.", "range", "Trebuie să fie mai mic decât {0}."),
    (r"Must be greater than.* (\S+) and less than.* (\S+)\.", "range", "Trebuie să fie între {0} și {1}."),
    (
        r"Shorter than minimum length (\d+)\.",
        "length",
        "Trebuie să aibă cel puțin {0} caractere sau elemente.",
    ),
    (r"Longer than maximum length (\d+)\.", "length", "Trebuie să aibă cel mult {0} caractere sau elemente."),
    (r"Length must be between (\d+) and (\d+)\.", "length", "Lungimea trebuie să fie între {0} și {1}."),
    (r"Length must be (\d+)\.", "length", "Lungimea trebuie să fie {0}."),
    (r"String does not match expected pattern\.", "pattern", "Nu are forma cerută."),
    (r"Must be equal to (.*)\.", "equal", "Trebuie să fie {0}."),
    (
        r"Control characters are not permitted\.",
        "control-characters",
        "Nu sunt permise caractere de control.",
    ),
    (r"Invalid (?:value|input)\.", *UNKNOWN_MESSAGE),
]
PATTERNS = [(re.compile(pattern, re.DOTALL), code, ro) for pattern, code, ro in SENTENCES]


def entries(messages: Any, language: Language) -> list[dict[str, str]]:
    """The `errors` of a problem document.

    Args:
        messages: as marshmallow gathers them: names to names, numbers or lists of sentences.
        language: of the sentences.
    """
    return [
        {"pointer": pointer, **_entry(str(sentence), language)} for pointer, sentence in _flat(messages, "")
    ]


def _flat(messages: Any, pointer: str) -> Iterator[tuple[str, object]]:
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            step = "" if name == "_schema" else "/" + str(name).replace("~", "~0").replace("/", "~1")
            yield from _flat(inner, pointer + step)
    elif isinstance(messages, list | tuple):
        for sentence in messages:
            yield from _flat(sentence, pointer)
    else:
        yield pointer, messages


def _entry(sentence: str, language: Language) -> dict[str, str]:
    code, ro = _translated(sentence)
    return {"code": code, "detail": ro if language == "ro" else sentence}


def _translated(sentence: str) -> tuple[str, str]:
    for pattern, code, ro in PATTERNS:
        if match := pattern.fullmatch(sentence):
            return code, ro.format(*match.groups())
    return UNKNOWN_MESSAGE
