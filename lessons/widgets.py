"""Widgets of the editing screens."""

import re

from wagtail.admin.widgets import SlugInput

from hub.vntext import SLUG_FORMATTERS

vietnamese_slug_input = SlugInput(
    formatters=[(re.compile(pattern), value) for pattern, value in SLUG_FORMATTERS]
)
