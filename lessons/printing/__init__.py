"""Documents to print: A4 PDFs made from the same text as the page."""

from typing import TYPE_CHECKING

from .render import sheet_pdf
from .sheet import Sheet

if TYPE_CHECKING:
    from ..models import DocumentPage

__all__ = ["Sheet", "document_pdf", "sheet_pdf"]


def document_pdf(page: "DocumentPage") -> bytes:
    """Return the page's title, summary and body as an A4 PDF, the same bytes each time."""
    from .reading import sheet_of

    return sheet_pdf(sheet_of(page))
