"""One's own profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.accounts.entrance.forms import EntranceForm
from hub.accounts.names import display_name
from hub.places.models import Commune
from lessons.models import Sector

from ..models import Profile
from ..models.profiles import TextSize

SELECT = forms.Select(attrs={"class": "input"})


class ProfileForm(EntranceForm, forms.ModelForm):
    display_name = forms.CharField(
        label=_("Your name"),
        help_text=_("The name that others will see, for example Cô Lan or Minh Anh"),
        max_length=200,
        error_messages={"required": _("Type the name that others will see.")},
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "nickname"}),
    )
    commune = forms.ModelChoiceField(
        Commune.objects.all(), label=_("Commune or ward"), required=False,
        empty_label=_("I leave it empty"), widget=SELECT,
    )  # fmt: skip
    shows_commune = forms.BooleanField(
        label=_("Show my commune on my page"), required=False
    )
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label=_("What I work in"), required=False,
        empty_label=_("I leave it empty"), widget=SELECT,
    )  # fmt: skip
    shows_sector = forms.BooleanField(
        label=_("Show my sector on my page"), required=False
    )
    shown = forms.BooleanField(label=_("My page is open to everybody"), required=False)
    text_size = forms.ChoiceField(
        label=_("Text size when I am signed in"), choices=TextSize.choices,
        required=False, widget=forms.RadioSelect,
    )  # fmt: skip

    class Meta:
        model = Profile
        fields = [
            "display_name", "commune", "shows_commune", "sector", "shows_sector",
            "shown", "text_size",
        ]  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        rows = Sector.objects.filter(locale__language_code="vi")
        self.fields["sector"].queryset = rows

    def clean_display_name(self) -> str:
        """Keep a name as it is: that of the staff was given by an admin."""
        written = self.cleaned_data["display_name"]
        if written == self.instance.display_name:
            return written
        return display_name(written)
