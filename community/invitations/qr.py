"""The QR of an address, as SVG for the page: black on white in every colour scheme."""

import segno
from django.utils.safestring import SafeString, mark_safe


def drawing(address: str) -> SafeString:
    """Return inline SVG that scales. Level Q: a fold or a stain does not spoil it."""
    code = segno.make(address, error="q", micro=False)
    svg = code.svg_inline(
        border=4, omitsize=True, light="#fff", svgclass="qr", lineclass=None
    )
    return mark_safe(svg)  # noqa: S308 - drawn by segno from an address of ours
