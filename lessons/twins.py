"""The PDF that we made beside a document follows its page: anew after each publication.

`printing` is imported where a PDF is made: its library would cost each start a second.
"""

from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.tasks import task
from wagtail.signals import page_published, page_slug_changed

from .models import DocumentPage


@receiver(page_published, sender=DocumentPage)
def follow_the_page(instance: DocumentPage, **kwargs: Any) -> None:
    if instance.file_id:
        pk = instance.pk
        transaction.on_commit(lambda: refresh.enqueue(pk))


@receiver(page_slug_changed, sender=DocumentPage)
def follow_the_address(
    instance: DocumentPage, instance_before: DocumentPage, **kwargs: Any
) -> None:
    """Keep the file known as ours; its name comes from the page's address."""
    from .printing.attach import is_twin, upload_name

    twin = instance.file
    if twin and is_twin(twin, instance_before.slug):
        twin.upload_name = upload_name(instance.slug)
        twin.save(update_fields=["upload_name"])


@task
def refresh(pk: int) -> None:
    """Make the PDF of a live document anew; a file that a person chose stays."""
    from .printing.attach import attach, is_twin

    page = DocumentPage.objects.live().select_related("file").filter(pk=pk).first()
    if page and page.file and is_twin(page.file, page.slug):
        attach(page, lambda _text: None)
