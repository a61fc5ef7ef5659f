"""The forms of Wagtail's screens, fitted to a user of one name and one e-mail."""

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from . import acts, limits
from .entrance import words
from .expertise import Expertise
from .models.acts import ActKind

User = get_user_model()
OWN_EMAIL = _(
    "You sign in with this address, so a code must prove the new one: change it under"
    " “Mine”, “Safety”."
)


class StaffLoginForm(LoginForm):
    error_messages = {
        **LoginForm.error_messages,
        "invalid_login": _("The e-mail or the password is wrong. Please try again."),
    }

    def clean(self) -> dict:
        try:
            return super().clean()
        except limits.TooMany as error:
            acts.note(ActKind.REFUSED, self.request)
            raise forms.ValidationError(words.refused(error), code="limit") from None

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
        field = self.fields["username"]
        field.label = _("E-mail")
        field.widget = forms.EmailInput(
            attrs={
                "autocomplete": "username",
                "autofocus": "",
                "placeholder": _("Your e-mail"),
            }
        )


class StaffFields(forms.ModelForm):
    """Fields that both forms share; Wagtail's two name fields are dropped."""

    first_name = None
    last_name = None
    name = forms.CharField(label=_("Name"), max_length=120)
    expertise = forms.MultipleChoiceField(
        label=_("Fields of expertise"),
        help_text=_("Content of these fields may be approved by this person."),
        choices=Expertise.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def keep_badge_groups(self) -> None:
        """Groups of a badge come and go with it: this form neither gives nor takes."""
        self.fields["groups"].queryset = Group.objects.exclude(
            name__in=settings.HUB_BADGE_GROUPS
        )

    def clean_groups(self) -> QuerySet[Group]:
        chosen = {group.pk for group in self.cleaned_data["groups"]}
        if self.instance.pk:
            badges = self.instance.groups.filter(name__in=settings.HUB_BADGE_GROUPS)
            chosen |= set(badges.values_list("pk", flat=True))
        return Group.objects.filter(pk__in=chosen)

    def separate_username_field(self) -> bool:
        return False

    def _clean_username(self) -> None:
        """The internal name is made by the model and is never asked for."""

    def clean_email(self) -> str | None:
        email = (self.cleaned_data["email"] or "").strip().lower() or None
        others = User.objects.exclude(pk=self.instance.pk)
        if email and others.filter(email=email).exists():
            raise forms.ValidationError(_("Another account has this e-mail already."))
        return email


class StaffCreationForm(StaffFields, UserCreationForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.keep_badge_groups()
        self._ready_passwords()

    def _ready_passwords(self) -> None:
        for name in ("password1", "password2"):
            self.fields[name].required = self.password_required

    class Meta:
        model = User
        fields = ["email", "name", "expertise", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}


class StaffEditForm(StaffFields, UserEditForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        editing_self = kwargs.pop("editing_self", False)
        forms.ModelForm.__init__(self, *args, **kwargs)
        self.keep_badge_groups()
        if editing_self:
            del self.fields["is_active"], self.fields["is_superuser"]

    class Meta:
        model = User
        fields = ["email", "name", "expertise", "is_active", "is_superuser", "groups"]
        widgets = {"groups": forms.CheckboxSelectMultiple}


class OwnNameForm(forms.ModelForm):
    """One's own name and e-mail, on the page “Account”."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The e-mail signs in, and nobody has proved a new one here: `/toi/bao-mat/` does."""
        super().__init__(*args, **kwargs)
        if not self.instance.has_perm("accounts.change_user"):
            field = self.fields["email"]
            field.disabled, field.required = True, False
            field.help_text = OWN_EMAIL

    clean_email = StaffFields.clean_email

    class Meta:
        model = User
        fields = ["name", "email"]
