"""The receipt as a PDF: what stands on it, in both languages, for its author."""

import io

import pypdfium2
import pytest
from PIL import Image

from tests.integration.consultation.calls import Calls


def text_of(content: bytes) -> str:
    """All words of the file, which is one page."""
    document = pypdfium2.PdfDocument(content)
    try:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_bounded())
    finally:
        document.close()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "ro",
            ["Confirmare de primire", "13 ianuarie 2026, ora 11:00:00", "art. 2, art. 1", "Cum o retrageți"],
        ),
        ("en", ["Receipt", "13 January 2026, 11:00:00", "art. 2, art. 1", "How to withdraw it"]),
    ],
)
def test_what_stands_on_it(calls: Calls, language: str, said: list[str]) -> None:
    """Number, instant, fingerprint, what happens next, how to check and to withdraw; the same each time."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, article=..., articles=["2", "1"]).json
    path, headers = f"/recommendations/mine/{sent['id']}/receipt.pdf", calls.token(ana)
    answer = calls.get(path, {**headers, "Accept-Language": language})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert 'filename="confirmare-1-2026.pdf"' in answer.headers["Content-Disposition"]
    words = text_of(answer.data)
    for one in (*said, "1/2026", sent["fingerprint"], sent["nonce"], sent["check_url"], "Orașul Exemplu"):
        assert one in words
    assert calls.get(path, {**headers, "Accept-Language": language}).data == answer.data


def test_a_withdrawn_one_says_so(calls: Calls) -> None:
    """Whoever has the file in hand later asks for it anew."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, article=None).json["id"]
    calls.post(f"/recommendations/mine/{sent}/withdraw", headers=calls.token(ana))
    words = text_of(calls.get(f"/recommendations/mine/{sent}/receipt.pdf", calls.token(ana)).data)
    assert "Retrasă de autor" in words
    assert "proiectul întreg" in words


def test_the_square_is_drawn(calls: Calls) -> None:
    """Dark and light modules stand where a phone looks for them: at the top, on the right."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana).json["id"]
    content = calls.get(f"/recommendations/mine/{sent}/receipt.pdf", calls.token(ana)).data
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    page: Image.Image = document[0].render(scale=1, grayscale=True).to_pil()
    document.close()
    square = page.crop((420, 57, 538, 175))
    dark = sum(square.histogram()[:64]) / (square.width * square.height)
    assert 0.3 < dark < 0.7
