"""A line as it is compared: letters without marks, sign by sign, so that places in both are the same."""

import re

MARKS = str.maketrans("ăâîșț\u015f\u0163ĂÂÎȘȚ\u015e\u0162ãÃ", "aaiststAAISTSTaA")
# A line that ends so goes on in the next: what stands there begins nothing.
GOES_ON = re.compile(
    r"(?:,|\b(?:la|din|de|si|sau|ori|prin|conform|potrivit|cu|in|ale|al|prevederile|dispozitiile)"
    r"|\b(?:[aA]rt|[aA]lin|[lL]it|[pP]ct|[nN]r|cap|anexa|anexele|partea)\.?)\s*\Z"
)


def flat(text: str) -> str:
    """The same length, without the marks of Romanian letters in whatever form they are written."""
    return text.translate(MARKS)


def goes_on(line: str) -> bool:
    """Whether a line stops in the middle of a sentence."""
    return bool(GOES_ON.search(flat(line)))
