"""What people write of themselves or others without meaning to publish it: hidden in what the public reads.

The mask is visible, so that nobody takes the text for whole; the original stays for the authority.
"""

import re

MASKS = (
    (re.compile(r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE), "[e-mail ascuns]"),
    # A CNP begins with the sex and century (1-9), then month and day of birth, then six digits.
    (re.compile(r"(?<!\d)[1-9]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{6}(?!\d)"), "[CNP ascuns]"),
    # +40 or 0040 or 0, then 2, 3 or 7 and eight digits, with any blanks, dots, dashes between.
    (re.compile(r"(?<![\w+])(?:(?:\+|00)\s?40[\s./-]?(?:\(0\)[\s./-]?)?|\(?0)[237](?:[\s./()-]{0,2}\d){8}(?!\d)"),
     "[telefon ascuns]"),
)  # fmt: skip


def mask(text: str) -> str:
    """The text as the public may read it: e-mail addresses, phone numbers and CNPs hidden."""
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text
