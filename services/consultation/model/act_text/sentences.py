"""What is said to the clerk about a text that was taken apart, in both languages."""

from services.consultation.model.act_text.parts import Doubt
from shared.errors import Language

SENTENCES: dict[str, dict[Language, str]] = {
    "broken-letters": {
        "ro": "Cuvinte cu litere stricate: {times}, de exemplu „{example}”. Nu le ghicim:"
        " corectați-le de mână sau luați textul din fișierul original.",
        "en": "Words with broken letters: {times}, for example “{example}”. We do not guess them:"
        " correct them by hand, or take the text from the original file.",
    },
    "no-articles": {
        "ro": "Nu am găsit niciun articol: un articol începe pe un rând nou, cu „Art. 1”. Textul este păstrat"
        " întreg; îl puteți împărți de mână.",
        "en": "No article was found: an article begins on a new line, with “Art. 1”. The text is kept whole;"
        " you can divide it by hand.",
    },
    "doubled-article": {
        "ro": "Articolul {number} apare de mai multe ori; dați-i alt număr.",
        "en": "Article {number} stands more than once; give it another number.",
    },
    "order": {
        "ro": "Articolul {number} vine după {before}: verificați dacă lipsește ceva.",
        "en": "Article {number} comes after {before}: check whether something is missing.",
    },
    "empty-article": {"ro": "Articolul {number} nu are text.", "en": "Article {number} has no text."},
    "scanned-one": {
        "ro": "În loc de cifra 1 stă litera l („Art. l”); am citit 1.",
        "en": "The letter l stands where the digit 1 should (“Art. l”); it was read as 1.",
    },
    "long-article": {
        "ro": "Articolul {number} are peste {most} de caractere; împărțiți-l.",
        "en": "Article {number} has more than {most} characters; divide it.",
    },
    "table": {
        "ro": "Tabele în fișier: {times}. Stau aici ca rânduri de text, celulă după celulă; verificați că"
        " se înțeleg.",
        "en": "Tables in the file: {times}. They stand here as lines of text, cell after cell; check that"
        " they can be understood.",
    },
    "left-out": {
        "ro": "Am lăsat deoparte ce se repetă pe pagini (antet, subsol, număr de pagină): „{lines}”.",
        "en": "What repeats on the pages (heads, feet, page numbers) was left out: “{lines}”.",
    },
    "pictures": {
        "ro": "Imagini în fișier: {times}. Nu au fost preluate; adăugați-le ca documente.",
        "en": "Pictures in the file: {times}. They were not taken over; add them as documents.",
    },
    "pages-without-text": {
        "ro": "Pagini fără text, poate scanate: {times}. Scrieți de mână ce lipsește.",
        "en": "Pages without text, perhaps scanned: {times}. Type what is missing.",
    },
    "heads": {
        "ro": "Antetul sau subsolul paginilor are text, care nu a fost preluat; adăugați-l dacă ține de act.",
        "en": "The head or foot of the pages has text, which was not taken over; add it if it belongs to"
        " the act.",
    },
    "notes": {
        "ro": "Note de subsol în fișier: {times}. Nu au fost preluate.",
        "en": "Footnotes in the file: {times}. They were not taken over.",
    },
}


def sentence(doubt: Doubt, language: Language) -> str:
    """What is said of a doubt."""
    return SENTENCES[doubt.code][language].format_map(doubt.params)
