"""Pictures in a form with words: the good ones are kept whatever else is wrong."""

from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hub.files import names
from hub.files.shrink import MOST_BYTES

from ... import words_kept
from ...actions import NotAllowed, TooFast, Unfit, pictures
from ...models import Picture
from ...models.pictures import MOST
from .base import AGAIN, WordsView
from .things import Words

FIELD, ALT, GONE = "pictures", "mo-ta", "bo-anh"
MORE = "them"  # the button that takes pictures in and sends nothing


class PicturesView(WordsView):
    """Pictures come in before the words are judged and wait in the form (a day at most).

    Strangers see no field for them: nothing of people without an account is stored.
    """

    beside: Words | None = None  # the words that are changed, which may have some
    refused: list[str] | tuple = ()

    def post(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponse:
        if request.POST.get("buoc") == AGAIN:
            return super().post(request, *args, **kwargs)
        self.refused = self.take_in() if self.person.is_known else []
        if request.POST.get("anh") == MORE:
            words_kept.keep(request)
            return self.render_to_response(self.get_context_data(form=self.fresh()))
        return super().post(request, *args, **kwargs)

    @property
    def form_key(self) -> str:
        return self.request.POST.get("client_key", "")[:40]

    def take_in(self) -> list[str]:
        """Take in what was chosen; return a sentence for each that is not taken."""
        by, posted = self.person.user, self.request.POST
        for key in posted.getlist(GONE)[:MOST]:
            pictures.take_away(by=by, key=key)
        said = {name.removeprefix(f"{ALT}-"): words for name, words in posted.items() if name.startswith(f"{ALT}-")}  # fmt: skip
        pictures.describe(by=by, form_key=self.form_key, words=said)
        alts, refused = posted.getlist(ALT), []
        for at, upload in enumerate(self.request.FILES.getlist(FIELD)[: 2 * MOST]):
            try:
                self.hold(upload, alts[at] if at < len(alts) else "")
            except Unfit as error:
                refused.append(f"{names.given(upload.name or '')}: {error.messages[0]}")
            except (TooFast, NotAllowed) as error:
                return [*refused, error.reason]
        return refused

    def hold(self, upload: UploadedFile, alt: str) -> Picture:
        if (upload.size or 0) > MOST_BYTES:
            raise Unfit({FIELD: pictures.sentence("heavy")})
        return pictures.hold(
            by=self.person.user, form_key=self.form_key, data=upload.read(), alt=alt,
            beside=self.beside,
        )  # fmt: skip

    def chosen(self, form: Form) -> list[Picture]:
        """Return the pictures to send with the words of a form."""
        return pictures.held(self.person.user, form.cleaned_data["client_key"])

    def get_context_data(self, **kwargs: object) -> dict:
        found = super().get_context_data(**kwargs)
        if self.person.is_known:
            key = found["form"]["client_key"].value() or ""
            there = list(Picture.objects.about(self.beside)) if self.beside else []
            held = pictures.held(self.person.user, str(key))
            found |= {"held": held, "beside": there, "room": MOST - len(held) - len(there)}  # fmt: skip
        errors = list(self.refused)
        if self.request.method == "GET" and words_kept.lost_pictures(self.request):
            errors.append(
                _("The pictures did not come along. Please choose them again.")
            )
        return found | {"picture_errors": errors, "most": MOST}

    def form_valid(self, form: Form) -> HttpResponse:
        """Send nothing while a picture is missing: who sent it shall see why."""
        if self.refused:
            return self.render_to_response(self.get_context_data(form=form))
        return super().form_valid(form)
