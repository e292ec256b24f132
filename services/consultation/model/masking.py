"""What people write of themselves or others without meaning to publish it: hidden in what the public reads.

The mask is visible, so that nobody takes the text for whole; the original stays for the authority.
"""

import re

EMAIL = re.compile(r"[\w.+%-]+\s?(?:[@＠]|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# A CNP is the sex and century (1-9), the day of birth, six digits; people part them by blanks or dashes.
BIRTH = r"\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])"
CNP = re.compile(rf"(?<!\d)[1-9][ -]?{BIRTH}(?:[ -]?\d){{6}}(?!\d)")
# +40 or 0040 or 0, then 2, 3 or 7 and eight digits, with any blanks, dots, dashes between.
COUNTRY = r"(?:(?:\+|00)\s?40[\s./-]?(?:\(0\)[\s./-]?)?|\(?0)"
PHONE = re.compile(rf"(?<![\w+]){COUNTRY}[237](?:[\s./()-]{{0,2}}\d){{8}}(?!\d)")
MASKS = ((EMAIL, "[e-mail ascuns]"), (CNP, "[CNP ascuns]"), (PHONE, "[telefon ascuns]"))


def mask(text: str) -> str:
    """The text as the public may read it: e-mail addresses, phone numbers and CNPs hidden."""
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text
