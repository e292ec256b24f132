"""Questions from a table: what is read, and what is wrong by its line."""

import pytest

from services.portal.pages.question_lists import read_list

GOOD = """una;Câte zile?;*zece|cinci;2;Legea 52/2003
mai multe;Cine cere?;*o asociație|*o autoritate|un judecător
Adevărat-fals;Se răspunde în scris.;fals

număr;Câte zile lucrătoare?;2,5;1"""


pytestmark = pytest.mark.usefixtures("in_romania")


@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_a_table_is_read_whatever_parts_its_columns(separator: str) -> None:
    """Kind, text, options with the right ones, points, explanation; empty lines are nothing."""
    typed = GOOD if separator == ";" else GOOD.replace(";", separator).replace("2,5", "2.5")
    questions, faults = read_list("\ufeff" + typed)
    assert faults == []
    assert [one["kind"] for one in questions] == ["single", "multiple", "true-false", "number"]
    assert (questions[0]["options"], questions[0]["right"]) == (["zece", "cinci"], [0])
    assert (questions[0]["points"], questions[0]["explanation"]) == (2, "Legea 52/2003")
    assert questions[1]["right"] == [0, 1]
    assert questions[2]["right"] == [1]
    assert questions[3]["answer"] == "2.5"


@pytest.mark.parametrize(
    "line",
    [
        "ghici;Câte zile?;*a|b",
        "una;C;*a|b",
        "una;Câte zile?;a|b",
        "una;Câte zile?;*a|*b",
        "una;Câte zile?;*a|a",
        "una;Câte zile?;*a",
        "mai multe;Cine?;a|b",
        "adevărat-fals;Este?;poate",
        "număr;Câte?;zece",
        "una;Câte zile?;*a|b;0",
        "una;Câte zile?;*a|b;mult",
        '"una;Câte',
    ],
)
def test_what_is_wrong_is_said_by_its_line(line: str) -> None:
    """The lines before and after are not to blame."""
    _, faults = read_list(f"una;Câte zile?;*a|b\n{line}")
    assert len(faults) == 1
    assert "2" in faults[0]


def test_a_list_is_bounded() -> None:
    """As the bank is."""
    assert read_list("una;Câte zile?;*a|b\n" * 500)[1] == []
    assert len(read_list("una;Câte zile?;*a|b\n" * 501)[1]) == 1
