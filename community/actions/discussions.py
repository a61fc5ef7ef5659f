"""Finding or making the discussion of a page; a topic's is made with the topic."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from lessons.visible import shown_to_all

from ..models import Discussion
from .refusals import NotAllowed


def of_page(page: Page) -> Discussion:
    """Return the discussion of a page in all its languages, made at first need.

    Raises NotAllowed for a page that not everybody may read.
    """
    key = page.translation_key
    found = Discussion.objects.filter(translation_key=key).first()
    if found is None:
        if not shown_to_all().filter(translation_key=key).exists():
            raise NotAllowed(_("This is not here, or not public."))
        with transaction.atomic():
            found = Discussion.objects.get_or_create(translation_key=key)[0]
    return found
