"""Serving pictures of members: asked each time who may see the words beside them."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from hub import policy

from ...models import Picture
from ...permissions.checks import is_public, sees_picture
from ...reader import reader

# Kept, but asked for anew each time: what is hidden is gone with the next request.
FOR_ALL, FOR_ONE = "public, no-cache", "private, no-store"


@require_safe
def picture(request: HttpRequest, key: str, small: bool = False) -> HttpResponseBase:
    """Answer with a picture that the reader may see, else 404."""
    rows = Picture.objects.select_related(
        "topic", "comment__discussion__topic", "tip__source_comment"
    )
    found = get_object_or_404(rows, key=key)
    public = is_public(found)
    if not public and not sees_picture(reader(request), found):
        raise Http404
    etag = f'"{found.key}{"-nho" if small else ""}"'
    answer: Any = get_conditional_response(request, etag=etag)
    if answer is None:
        answer = read(found.thumb if small else found.file)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = FOR_ALL if public else FOR_ONE
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.hub_policy = policy.FILE
    return answer


def read(file: Any) -> FileResponse:
    try:
        opened = file.storage.open(file.name)
    except FileNotFoundError:
        raise Http404 from None
    answer = FileResponse(opened, content_type="image/jpeg")
    answer.headers["Content-Disposition"] = "inline"
    return answer
