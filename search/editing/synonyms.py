"""Synonyms in the admin: groups, their versions, and what a change would do."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from hub.vntext import Synonyms

from ..keys import folded
from ..models import SynonymVersion
from ..previewing import Preview, preview
from ..versions import Change, Outdated, change, newest, restore
from .forms import GroupForm

LIST = "search_synonyms"


class SynonymsMixin(PermissionCheckedMixin):
    """Every screen of the synonyms asks for the one right to change them."""

    model = SynonymVersion
    permission_required = "add"
    header_icon = "resubmit"

    @cached_property
    def newest(self) -> SynonymVersion:
        return newest()

    def crumbs(self) -> list[dict[str, Any]]:
        """Return the way here from the list of groups."""
        home = WagtailAdminTemplateMixin.breadcrumbs_items
        here = {"url": "", "label": self.get_page_title()}
        return [*home, {"url": reverse(LIST), "label": _("Synonyms")}, here]


class GroupListView(SynonymsMixin, BaseListingView):
    """All groups of the newest version, with a search that minds no marks."""

    page_title = gettext_lazy("Synonyms")
    results_template_name = "search/admin/synonyms_results.html"
    index_url_name = LIST
    index_results_url_name = "search_synonyms_results"
    is_searchable = True
    paginate_by = 50

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                _("Add a group"), url=reverse("search_synonyms_add"), icon_name="plus"
            ),
            HeaderButton(
                _("Versions"), url=reverse("search_synonyms_versions"),
                icon_name="history", priority=20,
            ),
        ]  # fmt: skip

    def get_queryset(self) -> list[dict[str, Any]]:
        wanted = folded(self.search_query)
        return [
            group
            for group in self.newest.groups
            if wanted in folded(" ".join(group["words"]))
        ]


class GroupFormView(SynonymsMixin, WagtailAdminTemplateMixin, FormView):
    """A new group, or one of those that are there. Saved after a look at what changes."""

    form_class = GroupForm
    template_name = "search/admin/synonyms_form.html"

    @cached_property
    def key(self) -> int | None:
        key = self.kwargs.get("key")
        typed = self.request.method == "POST"  # what was typed outlives the group
        if key is not None and key not in self.newest.words and not typed:
            raise Http404
        return key

    def get_page_title(self) -> str:
        return _("Add a group") if self.key is None else _("Change a group")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs()

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("word", "")[:80]
        words = [asked] if self.key is None else self.newest.words.get(self.key, [])
        return {"words": "\n".join(words), "version": self.newest.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask before leaving once something was typed, also after a look at it."""
        typed = self.request.method == "POST"
        return super().get_context_data(**kwargs) | {"has_unsaved_changes": typed}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"key": self.key, "newest": self.newest}

    def seen(self, form: GroupForm) -> list[str] | None:
        """Return the words that the editor began from."""
        if self.key is None:
            return None
        version = SynonymVersion.objects.filter(number=form.cleaned_data["version"])
        found = version.first() or self.newest
        return found.words.get(self.key)

    def form_valid(self, form: GroupForm) -> HttpResponse:
        made = Change(self.key, form.cleaned_data["words"], self.seen(form))
        if "save" not in self.request.POST:
            return self.previewed(form, made)
        try:
            version = change(self.request.user, made)
        except Outdated as outdated:
            return self.outdated(form, outdated)
        messages.success(
            self.request, _("Saved as version %(number)d.") % {"number": version.number}
        )
        return redirect(LIST)

    def previewed(self, form: GroupForm, made: Change) -> HttpResponse:
        groups = self.newest.words
        after = groups | {made.key or 0: made.words or []}
        return self.render_to_response(
            self.get_context_data(form=form, preview=compared(groups, after))
        )

    def outdated(self, form: GroupForm, outdated: Outdated) -> HttpResponse:
        """Say what the group has become; saving once more puts these words in its place."""
        form.data = form.data.copy()
        form.data["version"] = self.newest.number
        if outdated.words is None:
            said = _("Somebody else removed this group. Save again to add it anew.")
        else:
            said = _(
                "Somebody else changed this group, to: %(words)s. Save again to replace it."
            )
            said %= {"words": ", ".join(outdated.words)}
        form.add_error("words", said)
        return self.form_invalid(form)


class ConfirmView(SynonymsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks before an act, and shows what it would change."""

    template_name = "search/admin/synonyms_confirm.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs()

    def groups_after(self) -> dict[int, list[str]]:
        raise NotImplementedError

    def act(self) -> SynonymVersion:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before, after = self.newest.words, self.groups_after()
        return super().get_context_data(**kwargs) | {
            "preview": compared(before, after),
            "gone": [words for key, words in before.items() if after.get(key) != words],
            "come": [words for key, words in after.items() if before.get(key) != words],
            "back": reverse(LIST),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            version = self.act()
        except Outdated:
            messages.error(request, _("Somebody else changed this group meanwhile."))
            return redirect(LIST)
        messages.success(
            request, _("Saved as version %(number)d.") % {"number": version.number}
        )
        return redirect(LIST)


class GroupRemoveView(ConfirmView):
    page_title = gettext_lazy("Remove a group")
    question = gettext_lazy("Remove this group?")
    yes = gettext_lazy("Yes, remove")

    @cached_property
    def words(self) -> list[str]:
        if self.kwargs["key"] not in self.newest.words:
            raise Http404
        return self.newest.words[self.kwargs["key"]]

    def groups_after(self) -> dict[int, list[str]]:
        words = self.words
        return {k: w for k, w in self.newest.words.items() if w is not words}

    def act(self) -> SynonymVersion:
        return change(self.request.user, Change(self.kwargs["key"], None, self.words))


class RestoreView(ConfirmView):
    page_title = gettext_lazy("Bring back an earlier version")
    yes = gettext_lazy("Yes, bring it back")

    @property
    def question(self) -> str:
        return _("Bring back version %(number)d? It becomes the newest version.") % {
            "number": self.version.number
        }

    @cached_property
    def version(self) -> SynonymVersion:
        return get_object_or_404(SynonymVersion, number=self.kwargs["number"])

    def groups_after(self) -> dict[int, list[str]]:
        return self.version.words

    def act(self) -> SynonymVersion:
        return restore(self.request.user, self.version.number)


class VersionListView(SynonymsMixin, BaseListingView):
    """Who changed what and when, the newest first."""

    page_title = gettext_lazy("Versions of the synonyms")
    results_template_name = "search/admin/versions_results.html"
    index_url_name = "search_synonyms_versions"
    index_results_url_name = "search_synonyms_versions_results"
    paginate_by = 30

    def get_queryset(self) -> Any:
        return SynonymVersion.objects.select_related("author").defer("groups")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs()


def compared(before: dict[int, list[str]], after: dict[int, list[str]]) -> Preview:
    return preview(Synonyms.of(before.values()), Synonyms.of(after.values()))
