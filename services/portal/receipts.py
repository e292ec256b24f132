"""The square on a receipt that a phone can read."""

import segno
from markupsafe import Markup


def qr(address: str, title: str) -> Markup:
    """An inline SVG that holds `address`; black on white in the dark too, for scanners need it so."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(
        scale=4,
        border=3,
        dark="#000",
        light="#fff",
        title=title,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
    )
    return Markup(drawing.replace("<svg ", '<svg role="img" ', 1))  # noqa: S704 (drawn here, the title is escaped)
