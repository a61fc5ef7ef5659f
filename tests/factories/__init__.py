"""Small makers of what tests need."""

from .files import jpeg, make_document, make_image, picture, png
from .pages import make_home, make_lesson, make_lessons, make_term, make_terms
from .people import PASSWORD, make_admin, make_editor, make_person
from .threads import make_thread

__all__ = [
    "PASSWORD",
    "jpeg",
    "make_admin",
    "make_document",
    "make_editor",
    "make_home",
    "make_image",
    "make_lesson",
    "make_lessons",
    "make_person",
    "make_term",
    "make_terms",
    "make_thread",
    "picture",
    "png",
]
