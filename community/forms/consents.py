"""One tick for each purpose, as the member last decided; none is ticked before."""

from django import forms

from hub.accounts.entrance.forms import EntranceForm

from ..consents import OPTIONAL


class ConsentsForm(EntranceForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for purpose in OPTIONAL:
            self.fields[purpose.value] = forms.BooleanField(
                label=purpose.label, required=False
            )
