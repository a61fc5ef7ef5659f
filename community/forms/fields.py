"""Fields whose limit counts what a reader counts."""

from django import forms

from hub.vntext import clean


class WordsField(forms.CharField):
    """Cleaned before it is measured: a line break is one character, a letter with its
    marks is one, as in the browser.
    """

    def to_python(self, value: object) -> str:
        return clean(super().to_python(value)).strip()
