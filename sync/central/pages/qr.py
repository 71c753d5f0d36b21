"""QR codes within a page: vector, as wide as the style says."""

import segno
from markupsafe import Markup


def qr_markup(text: str, says: str) -> Markup:
    """Draw a text as inline SVG with the quiet zone of ISO/IEC 18004; `says` names it for who does not see it."""
    code = segno.make_qr(text, error="m", boost_error=False)
    drawn = code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None, light="#fff")
    return Markup('<div class="qr" role="img" aria-label="{}">{}</div>').format(says, Markup(drawn))  # noqa: S704  # modules only
