"""Pictures are drawn anew: what comes out holds the picture, upright, and nothing else that the file held."""

import io
import warnings

from PIL import Image, ImageOps

from shared.files.documents import BadDocument
from shared.files.kinds import JPEG, PNG, WEBP

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 4000  # an A4 page at 300 dpi has 3508
FORMATS = {JPEG.media_type: "JPEG", PNG.media_type: "PNG", WEBP.media_type: "WEBP"}


def draw_anew(content: bytes, media_type: str) -> bytes:
    """The same picture without place, device and whatever else hid in the file.

    Args:
        content: of a JPEG, PNG or WebP.
        media_type: which of them; only its reader is tried.

    Raises:
        BadDocument: it cannot be read, or is far bigger than it looks.
    """
    kind = FORMATS[media_type]
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn(Image.open(io.BytesIO(content), formats=(kind,)), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise BadDocument("too-big-inside") from error
    except Exception as error:  # whatever a reader of pictures stumbles over
        raise BadDocument("unreadable") from error


def _drawn(opened: Image.Image, kind: str) -> bytes:
    if kind == "JPEG":
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    has_holes = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    mode = "RGB" if kind == "JPEG" or not has_holes else "RGBA"
    if mode == "RGB" and picture.mode in ("1", "L"):
        mode = "L"
    plain = Image.new(mode, picture.size)
    plain.paste(picture.convert(mode))
    out = io.BytesIO()
    plain.save(out, kind, **({"quality": 88} if kind != "PNG" else {"optimize": False}))
    return out.getvalue()
