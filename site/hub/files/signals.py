"""A document whose file is new is read again; the old file's words are dropped."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from .models import HubDocument


@receiver(pre_save, sender=HubDocument)
def notice_new_file(instance: HubDocument, raw: bool = False, **kwargs: Any) -> None:
    """Note whether the save brings another file than the one that is stored."""
    stored = HubDocument.objects.filter(pk=instance.pk).values_list("file", flat=True)
    known = stored.first() if instance.pk else None
    committed = getattr(instance.file, "_committed", True)
    instance.brings_file = not raw and (not committed or instance.file.name != known)
    if instance.brings_file:
        instance.extracted_text, instance.pages, instance.extract_note = "", None, ""


@receiver(post_save, sender=HubDocument)
def read_new_file(instance: HubDocument, **kwargs: Any) -> None:
    from .extract import read_document

    if instance.brings_file and instance.file:
        instance.brings_file = False
        pk, name = instance.pk, instance.file.name
        transaction.on_commit(lambda: read_document.enqueue(pk, name))
