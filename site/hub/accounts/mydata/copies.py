"""The copy of all data: a ZIP of JSON and HTML, made by a task, kept for two days."""

import io
import json
import logging
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path, PurePosixPath

from allauth.core import context
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from .. import acts, limits
from ..models import DataRequest, User
from ..models.acts import ActKind
from ..models.requests import SOON, PrivateStorage
from ..personal import collecting, registered
from .asking import Kind, State, take_in

logger = logging.getLogger(__name__)


def newest(user: User) -> DataRequest | None:
    """Return the copy that is being made or can be fetched."""
    rows = DataRequest.objects.filter(user=user, kind=Kind.COPY)
    there = Q(state__in=DataRequest.OPEN) | Q(file_until__gt=timezone.now())
    return rows.filter(there).order_by("-pk").first()


def ask(user: User) -> DataRequest:
    """Let a copy be made, unless one is on its way. Raises `limits.TooMany`."""
    last = newest(user)
    if last and last.is_open:
        if last.is_stuck:
            make.enqueue(last.pk)  # the worker was stopped in the middle
        return last
    with limits.counted(("data-copy", str(user.pk), 0)):
        request = take_in(user, Kind.COPY)
    for old in DataRequest.objects.filter(user=user, kind=Kind.COPY).exclude(file=""):
        old.drop_file()
    acts.note(ActKind.DATA_COPY, context.request, user)
    make.enqueue(request.pk)
    return request


@task(priority=10)  # somebody waits; what is read of uploads can wait
def make(pk: int) -> None:
    """Make the ZIP of a request, if its person is still there."""
    request = DataRequest.objects.filter(pk=pk, state__in=DataRequest.OPEN).first()
    if request is None or request.user is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        content = packed(request.user)
    keep(pk, content)


@transaction.atomic
def keep(pk: int, content: bytes) -> None:
    """Keep the file, unless another task has, or the person has gone meanwhile."""
    rows = DataRequest.objects.select_for_update()
    request = rows.filter(pk=pk, state__in=DataRequest.OPEN, user__isnull=False).first()
    if request is None:
        return
    now = timezone.now()
    request.file.save("ban-sao.zip", ContentFile(content), save=False)
    request.file_until = now + timedelta(hours=settings.HUB_COPY_HOURS)
    request.state, request.closed_at = State.DONE, now
    request.save()


def packed(user: User) -> bytes:
    """Return the ZIP: `du-lieu.json` for machines, `du-lieu.html` for people, files."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        files = list(files_of(user))
        archive.writestr("du-lieu.html", as_html(user, has_files=bool(files)))
        archive.writestr("du-lieu.json", as_json(user))
        for file in files:
            with suppress(FileNotFoundError), file.open("rb") as opened:
                name = PurePosixPath(file.name).name
                archive.writestr(f"tep/{name}", opened.read())
    return into.getvalue()


def files_of(user: User) -> Iterator[FieldFile]:
    for kept in registered():
        for row in kept.rows(user) if kept.files else ():
            yield from kept.files(row)


def as_json(user: User) -> str:
    groups = collecting.everything(user, say=collecting.bare)
    made = {
        group.title: [
            dict(row.fields) | ({"giữ đến": row.until.isoformat()} if row.until else {})
            for row in group.rows
        ]
        for group in groups
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


def as_html(user: User, has_files: bool) -> str:
    said = {
        "groups": collecting.everything(user), "made": timezone.localtime(),
        "files": has_files, "style": style(),
    }  # fmt: skip
    return render_to_string("mydata/copy.html", said)


def style() -> SafeString:
    """Return the look of the page, inside it: the file is opened where no site is near."""
    css = Path(__file__).with_name("copy.css").read_text(encoding="utf-8")
    return mark_safe(f"<style>\n{css}</style>")  # noqa: S308 - our own file


def forget() -> int:
    """Delete the files whose time is over; return how many."""
    late = DataRequest.objects.filter(file_until__lte=timezone.now()).exclude(file="")
    for request in late:
        request.drop_file()
    return len(late)


def sweep() -> int:
    """Delete the files that no request names: a process was killed between file and row.

    Young ones are spared: their row may be on its way. Return how many.
    """
    storage, removed = PrivateStorage(), 0
    named = set(DataRequest.objects.exclude(file="").values_list("file", flat=True))
    names = storage.listdir("")[1] if storage.exists("") else []
    for name in set(names) - named:
        if storage.get_modified_time(name) < timezone.now() - SOON:
            storage.delete(name)
            removed += 1
    return removed
