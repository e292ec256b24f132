"""Figures of a year as a file has them: in words that a reader of the report knows."""

from services.consultation.model.annual_figures import Figure

Cell = str | int

HEAD = ("an", "cifra", "stare", "numar", "sursa", "nota")
WORDS = {
    "drafts-announced": "proiecte de acte normative anunțate",
    "drafts-urgent": "proiecte în procedură de urgență",
    "acts-adopted": "acte adoptate",
    "recommendations-received": "recomandări primite",
    "recommendations-at-meetings": "recomandări făcute la întâlniri",
    "recommendations-included": "recomandări preluate",
    "recommendations-partly": "recomandări preluate în parte",
    "written-justifications": "justificări scrise",
    "public-debates": "dezbateri publice ținute",
    "meetings-asked-by-associations": "dezbateri cerute de asociații",
    "public-meetings": "ședințe publice ținute",
    "participants": "participanți la întâlniri publice",
    "meetings-with-media": "întâlniri cu presa prezentă",
    "closed-meetings": "ședințe care nu au fost publice",
    "lawsuits": "acțiuni în justiție",
}
STATES = {"number": "număr", "unknown": "nu se știe", "not-applicable": "nu se aplică"}
SOURCES = {
    "register": "registrul recomandărilor",
    "procedure": "proceduri",
    "requests": "cereri de dezbatere",
    "meetings": "întâlniri",
    "minutes": "minute publicate",
    "stated": "declarată de autoritate",
    "none": "",
}


def cells(year: int, figure: Figure) -> tuple[Cell, ...]:
    """A line; what is not known has no number."""
    note = figure.note
    if figure.some_meetings and figure.state == "unknown":
        some = figure.some_meetings
        note = f"se știe de la {some.meetings} din {some.out_of} întâlniri: {some.number}"
    number: Cell = "" if figure.number is None else figure.number
    return year, WORDS[figure.name], STATES[figure.state], number, SOURCES[figure.source], note
