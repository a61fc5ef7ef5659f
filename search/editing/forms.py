"""The forms of the editors' tools."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from hub.pagecache import bump_on_commit

from ..groups import problems, words_of
from ..models import SynonymVersion
from ..pins import page_models
from ..sources.base import source_of


class GroupForm(forms.Form):
    """The words of one group, and the version that the editor saw them in."""

    words = forms.CharField(
        label=_("Words that mean the same"),
        help_text=_("One a line. Whoever looks for one of them also finds the others."),
        widget=AdminAutoHeightTextInput,
        max_length=4000,
        error_messages={"required": _("Write at least two words that mean the same.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, key: int | None, newest: SynonymVersion, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.key, self.newest = key, newest

    def clean_words(self) -> list[str]:
        words = words_of(self.cleaned_data["words"])
        if found := problems(words, self.key, self.newest.words):
            raise ValidationError(found)
        return words


class PinForm(WagtailAdminModelForm):
    """Who pins is whoever is signed in; what is pinned, strangers must see now."""

    def clean_page(self) -> Page:
        page = self.cleaned_data["page"]
        source = source_of(page.specific_class)
        if page.specific_class is None or page.specific_class._meta.label_lower not in (
            page_models()
        ):
            raise ValidationError(_("The search does not show pages of this kind."))
        if source and not source.visible().filter(pk=page.pk).exists():
            raise ValidationError(_("Choose a page that everyone may see now."))
        return page

    def save(self, commit: bool = True) -> Any:
        if self.instance.author_id is None:
            self.instance.author = self.for_user
        pin = super().save(commit)
        bump_on_commit()
        return pin
