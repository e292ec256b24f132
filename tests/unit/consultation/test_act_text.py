"""How the text of an act is taken apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.act_text import Parsed, PartType, clean, parse, take
from services.consultation.model.act_text.article_numbers import KEY
from services.consultation.model.act_text.cleaning import without_running_heads
from tests.unit.consultation.real_acts import FACTS, real_act

DRAFT = """ROMÂNIA
JUDEȚUL EXEMPLU

PROIECT DE HOTĂRÂRE
privind regulamentul de parcare

Având în vedere referatul de aprobare nr. 1 din 2026;
În temeiul art. 129 din Codul administrativ,

HOTĂRĂȘTE:

Art. 1. – Se aprobă regulamentul de parcare, prevăzut în anexa nr. 1.
Art. 2 – (1) Parcarea costă 2 lei.
(2) Sunt scutiți:
a) riveranii;
b) persoanele cu handicap, potrivit
art. 5 din Legea nr. 448/2006.
Articolul 3
Primarul duce la îndeplinire prezenta hotărâre.

PREȘEDINTE DE ȘEDINȚĂ,
Contrasemnează

ANEXA Nr. 1
la Hotărârea nr. 1/2026

REGULAMENT

CAPITOLUL I
Dispoziții generale

Art. 1. – Definiții
(1) Parcare înseamnă staționare.
Art. 2. – Se plătește la automat.
"""
AMENDING = """Art. I. – Regulamentul aprobat prin HCL nr. 5/2020 se modifică după cum urmează:
1. Articolul 5 se modifică și va avea următorul cuprins:
„Art. 5. – (1) Taxa este de 3 lei.
(2) Taxa se plătește pe loc.”
2. După articolul 5 se introduce un nou articol, art. 5^1, cu următorul cuprins:
Art. 5^1. – Elevii sunt scutiți.
Art. II. – Prezenta hotărâre se comunică.
"""


def visible(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


def whole(parsed: Parsed) -> str:
    """All that the parts hold, in order."""
    return visible("".join(part.label + part.heading + part.text for part in parsed.parts))


def types(text: str) -> list[str]:
    """What the parts are."""
    return [part.type.value for part in parse(text).parts]


def numbers(text: str) -> list[str]:
    """The articles' numbers."""
    return [article.number for article in parse(text).articles]


def codes(text: str) -> list[str]:
    """What is said of a text."""
    return [doubt.code for doubt in parse(text).doubts]


# Lines of acts in any order beside any text at all: what is read must never be lost.
LINES = st.sampled_from(
    [
        *DRAFT.splitlines(),
        *AMENDING.splitlines(),
        "„",
        "”",
        "\x1c",
        "Art. 3",
        "Anexa",
        "CAPITOLUL II",
        "\u00a0",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20))).map("\n".join)))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    """Whatever the text, every character that is not blank stands in exactly one part, in order."""
    assert whole(parse(text)) == visible(text)


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=20))).map("\n".join)))
def test_nothing_is_lost_on_the_way_from_a_form(text: str) -> None:
    """Cleaning, joining lines and taking apart together keep every sign that can be seen."""
    assert whole(take([text])) == visible(clean(text))


@given(st.lists(LINES).map("\n".join))
def test_numbers_are_keys(text: str) -> None:
    """Within an act no two articles have the same number, and each is one that a draft takes."""
    found = numbers(text)
    assert len(set(found)) == len(found)
    assert all(KEY.fullmatch(number) for number in found)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """A clean text stays as it is."""
    assert clean(clean(text)) == clean(text)


def test_a_draft_with_preamble_signatures_and_annex() -> None:
    """Each part is where it stands; an annex's articles begin anew and bear the annex in their numbers."""
    assert types(DRAFT) == [
        *("preface", "preamble", "article", "article", "article", "conclusions"),
        *("attachment", "chapter", "article", "article"),
    ]
    assert numbers(DRAFT) == ["1", "2", "3", "A1/1", "A1/2"]
    assert parse(DRAFT).parts[1].text.endswith("HOTĂRĂȘTE:")
    assert parse(DRAFT).parts[7].heading == "Dispoziții generale"
    assert parse(DRAFT).articles[3].heading == "Definiții"
    assert codes(DRAFT) == []


def test_a_reference_at_the_beginning_of_a_line_is_no_article() -> None:
    """`art. 5 din Legea …` belongs to the sentence before it."""
    [_, second, _, *_] = parse(DRAFT).articles
    assert "art. 5 din Legea" in second.text


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Capitolul al II-lea Taxe", "Capitolul al II-lea"),
        ("SECȚIUNEA a 2-a Taxe", "SECȚIUNEA a 2-a"),
        ("Secțiunea 1-a Taxe", "Secțiunea 1-a"),
        ("CAP. IV - Taxe", "CAP. IV -"),
        ("TITLUL I. Taxe", "TITLUL I."),
    ],
)
def test_a_chapter_as_people_write_it(line: str, label: str) -> None:
    """All the ways in which a division is numbered."""
    [part] = parse(line).parts
    assert (part.label, part.heading) == (label, "Taxe")


def test_signatures_right_below_the_last_article() -> None:
    """What is copied from a page has no blank line before them."""
    assert types("Art. 1 Se comunică.\nPRIMAR,\nIon Exemplu") == ["article", "conclusions"]


def test_articles_of_another_act_stay_inside() -> None:
    """What an act puts into another one, quoted or announced, is no article of its own."""
    assert numbers(AMENDING) == ["I", "II"]
    assert "Art. 5^1." in parse(AMENDING).articles[0].text


def test_a_quotation_that_is_never_closed_swallows_nothing() -> None:
    """A forgotten mark does not hide the articles that follow."""
    text = "Art. 1 Se introduce: „Art. 9 – Text.\nArt. 2 Se aprobă.\nArt. 3 Se comunică."
    assert numbers(text) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Art. 1. Se aprobă", "1"),
        ("ART.1.- Se aprobă", "1"),
        ("Articolul 12", "12"),
        ("##### Articolul 12", "12"),
        ("Art. 2^1 Se aprobă", "2^1"),
        ("Art. 2² Se aprobă", "2^2"),
        ("Art. 2 ^ (1). – Se aprobă", "2^1"),
        ("Art. IV. – Se aprobă", "IV"),
        ("Articol unic. – Se aprobă", "unic"),
        ("ARTICOL UNIC", "unic"),
        ("Art.l Se interzice", "1"),
        ("Art. 3 încălcarea constituie contravenţie", "3"),
        ("Art. 12a – Se aprobă", "12a"),
        ("Art. 1(1) Se aprobă", "1"),
        ("art. 3. se aprobă", "3"),
        ("Articolul nr. 3 – Se aprobă", "3"),
    ],
)
def test_an_article_as_people_write_it(line: str, number: str) -> None:
    """All the ways in which an article begins."""
    assert numbers(line) == [number]


@pytest.mark.parametrize(
    "line",
    [
        "art. 5 din lege",
        "art. 5 Cod civil",
        "Art. 5 alin. (2) din lege se aplică",
        "Articolul 5 din regulament se modifică",
        "Art. 5 se modifică și va avea următorul cuprins:",
        "Art. 5, 6 și 7 se aplică",
        "Art. 27-43 și 47",
        "Arta 1",
        "Articole 5",
    ],
)
def test_what_only_speaks_of_an_article(line: str) -> None:
    """References, which are not taken for articles."""
    assert numbers(line) == []


def test_annexes_are_told_from_sentences_about_them() -> None:
    """`Anexa nr. 1 face parte …` is a sentence."""
    sentence = "Art. 1 Se aprobă.\nAnexa nr. 1 face parte din prezenta hotărâre.\n"
    text = sentence + "ANEXĂ\nArt. 1 Text.\nAnexa nr. 2\nArt. 1 Text."
    assert numbers(text) == ["1", "A/1", "A2/1"]


def test_an_article_that_stands_twice_is_said() -> None:
    """The second one gets a number of its own, and a person is told."""
    text = "Art. 1 Unu.\nArt. 2 Doi.\nArt. 2 Iar doi.\nArt. 5 Cinci."
    assert numbers(text) == ["1", "2", "2~2", "5"]
    assert codes(text) == ["doubled-article", "order"]


def test_a_sentence_about_who_signs_is_no_signature() -> None:
    """The last article often says who makes the act known."""
    text = "Art. 1\n\nSecretarul general al comunei va comunica prezenta hotărâre.\n\nPRIMAR,\nIon Exemplu"
    assert types(text) == ["article", "conclusions"]


def test_a_text_without_articles_is_kept_whole() -> None:
    """A strategy is no list of articles; it can be divided by hand."""
    assert types("Strategia orașului\n\nViziunea noastră este simplă.") == ["preface"]
    assert codes("Strategia orașului") == ["no-articles"]


def test_broken_letters_are_said_and_not_guessed() -> None:
    """Old fonts and wrong encodings: the text stays as it is, and the clerk is told."""
    text = "Art. 1 Se împuterniceºte JUDEÞUL."
    [doubt] = parse(text).doubts
    assert (doubt.code, doubt.params["times"]) == ("broken-letters", 2)
    assert "împuterniceºte" in parse(text).articles[0].text


def test_cedillas_and_letters_without_marks_are_read() -> None:
    """Half of the town halls write so."""
    text = "Vazand referatul;\nH O T A R A S T E:\nArt. 1 Aproba.\nSECŢIUNEA 1 Taxe\nArt. 2 Aproba."
    assert types(text) == ["preamble", "article", "section", "article"]


def test_cleaning_keeps_every_visible_sign() -> None:
    """Soft hyphens and what nobody sees go; cedillas get their commas; lines stay."""
    assert clean("admi\u00ad\nnistraţie\u200b\r\nArt.\u00a01\ufeff") == "administrație\nArt. 1"


def test_lines_cut_by_the_page_are_joined() -> None:
    """What is copied from a PDF has a line end where the page had its edge."""
    text = """Art. 1 – Se aprobă regulamentul privind parcarea
vehiculelor pe domeniul public al orașului, potrivit
art. 5 din lege.
(2) Regulamentul se aplică tuturor celor care
parchează în oraș, precum și riveranilor, care
sunt scutiți:
a) în zilele de sâmbătă și duminică, precum
și în cele de sărbătoare;
b) oricând.
Art. 2 – Prezenta hotărâre se comunică celor
interesați."""
    first, second = take([text]).articles
    assert [line[:8] for line in first.text.splitlines()] == ["Se aprob", "(2) Regu", "a) în zi", "b) oricâ"]
    assert second.text == "Prezenta hotărâre se comunică celor interesați."


def test_many_articles_are_read_in_a_moment() -> None:
    """The work grows with the text and not with its square, whatever stands in it."""
    for line in ("Art. 1 Se modifică", "„", "CAPITOLUL I", "ANEXA", "Art. I Se modifică"):
        text = "Art. I Se modifică:\n" + f"{line}\n" * 20_000
        begun = time.perf_counter()
        parse(text)
        assert time.perf_counter() - begun < 10, line


def test_what_repeats_on_pages_is_left_out_and_named() -> None:
    """Page numbers and running heads do not stand in the middle of an article."""
    pages = [f"Consiliul Local Exemplu\nArt. {n} Text care\n{n}" for n in (1, 2, 3, 4)]
    text, left_out = without_running_heads(pages)
    assert numbers(text) == ["1", "2", "3", "4"]
    assert "Consiliul Local" not in text
    assert left_out == ["Consiliul Local Exemplu", "1", "2", "3", "4"]


@pytest.mark.parametrize("name", FACTS)
def test_real_acts(name: str) -> None:
    """Acts of town halls and of the State, counted by hand."""
    facts, text = FACTS[name], real_act(name)
    parsed = parse(clean(text))
    assert whole(parsed) == visible(clean(text))
    assert len(parsed.articles) == facts["articles"]
    found = [part.type for part in parsed.parts]
    assert found.count(PartType.CHAPTER) == facts["chapters"]
    assert (PartType.PREAMBLE in found) == facts.get("preamble", False)
    assert (PartType.CONCLUSIONS in found) == facts.get("conclusions", False)
    assert ("broken-letters" in [doubt.code for doubt in parsed.doubts]) == facts.get("broken", False)
