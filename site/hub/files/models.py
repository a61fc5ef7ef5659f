"""Pictures and documents that editors upload."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image
from wagtail.search import index

from . import names


@lru_cache(maxsize=256)
def filter_of(spec: str) -> Filter:
    """Return the one filter of a specification: Wagtail reads it anew at each picture."""
    return Filter(spec=spec)


class HubImage(AbstractImage):
    """A picture. Its `description` is the default text for those who do not see it."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    made_with_ai = models.BooleanField(
        _("made with AI"), default=False,
        help_text=_("Readers see a label beside the picture."),
    )  # fmt: skip

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", "made_with_ai")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return self.description

    def get_upload_to(self, filename: str) -> str:
        """Return a path that holds no word of the uploader (see HubStorage)."""
        return f"original_images/{filename}"

    def get_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        specs = (one.spec if isinstance(one, Filter) else one for one in filters)
        return super().get_renditions(*map(filter_of, specs))


class HubRendition(AbstractRendition):
    image = models.ForeignKey(
        HubImage, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="unique_rendition",
            ),
        )

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Remember that it comes from the cache: Wagtail would write it back each time."""
        super().__setstate__(state)
        self._from_cache = True


class Note(models.TextChoices):
    """What the uploader should know of the reading of a file."""

    SCANNED = (
        "scanned",
        _(
            "No text was found: the file seems to be scanned pictures. Search will not find"
            " its words, and screen readers cannot read it. Please upload the original, or"
            " one with recognised text."
        ),
    )
    LOCKED = (
        "locked",
        _(
            "The file is locked by a password; its text could not be read for search."
            " Please take the password off and upload it again."
        ),
    )
    DAMAGED = (
        "damaged",
        _(
            "The text of the file could not be read for search. Please open it, save it and"
            " upload it again."
        ),
    )
    SLOW = (
        "slow",
        _(
            "Reading the text took too long and was stopped; search does not know this file."
            " Please split it into smaller files."
        ),
    )
    LONG = "long", _("Search knows the text of the first 300 pages only.")


class HubDocument(AbstractDocument):
    """A file to download, with the text that was read from it (never shown whole)."""

    extracted_text = models.TextField(_("text of the file"), blank=True, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    extract_note = models.CharField(
        _("reading the file"), max_length=200, blank=True, editable=False
    )

    upload_name = models.CharField(
        _("name of the file"), max_length=255, blank=True, editable=False
    )

    admin_form_fields = Document.admin_form_fields
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("extracted_text"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = pgettext_lazy("uploaded file", "document")
        verbose_name_plural = pgettext_lazy("uploaded file", "documents")

    def clean(self) -> None:
        """Check the extension, unless the form has refused the file already."""
        if self.file:
            super().clean()

    @property
    def filename(self) -> str:
        """The name under which readers get the file; what lies in the store is ours."""
        extension = names.split(self.file.name or "")[1]
        stem = names.split(self.upload_name)[0] or self.title
        return names.given(f"{stem}.{extension}")

    @property
    def url(self) -> str:
        return reverse(
            "wagtaildocs_serve", args=[self.pk, names.in_address(self.filename)]
        )

    @property
    def reading_note(self) -> str:
        """What became of reading the text, in words for the uploader; "" for all well."""
        return str(Note(self.extract_note).label) if self.extract_note else ""
