"""What the probe's answer must be."""

import json
import re

from tests.system.rights.probe import ALLOWED

OTHER = {"registry": "consultation", "consultation": "notification", "notification": "consultation"}
FORBIDDEN = re.compile(r"ACCESS_REFUSED|permission denied")


def see_that_rights_are_right(answer: str) -> None:
    """Fail with all that is allowed and should not be, or the other way round."""
    found = json.loads(answer)
    wrong = {what: outcome for what, outcome in found["may"].items() if outcome != ALLOWED}
    wrong |= {what: outcome for what, outcome in found["may not"].items() if not FORBIDDEN.search(outcome)}
    assert not wrong, wrong
