"""Serving what was uploaded: renditions to all, originals to nobody, documents to those
whom their collection lets in."""

import re
from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from hub import policy

from . import names
from .content import KINDS
from .models import HubDocument, HubRendition
from .storage import RENDITIONS

# What Wagtail names a rendition: our stored name, a key of the filter, an extension.
RENDITION = re.compile(
    rf"{RENDITIONS}/[\w][\w.=-]*\.(avif|gif|jpg|jpeg|png|webp)\Z", re.ASCII
)
PICTURES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
FOREVER = "public, max-age=31536000, immutable"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a rendition; a new picture has a new name, so it may be kept for good.

    Renditions are public by decision, also those of private collections. The folder
    decides: originals, documents and waiting uploads lie in others and answer 404.
    """
    match = RENDITION.fullmatch(path)
    if match is None:
        raise Http404
    storage = HubRendition._meta.get_field("file").storage
    try:
        file = storage.open(path)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        raise Http404 from None
    response = FileResponse(file, content_type=PICTURES[match[1]])
    response.headers["Content-Disposition"] = "inline"
    response.headers["Cache-Control"] = FOREVER
    response.hub_policy = policy.FILE
    return response


@require_safe
def document(request: HttpRequest, document_id: str, name: str) -> HttpResponseBase:
    """Answer with a document to download.

    Its number alone finds it, so an address that was printed before the file was
    replaced under another name leads to the new file.
    """
    found = get_object_or_404(
        HubDocument.objects.select_related("collection"), pk=document_id
    )
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(found, request)
        if isinstance(answer, HttpResponse):
            return answer
    if name != names.in_address(found.filename):
        response = redirect(found.url)
        response.headers["Cache-Control"] = caching(found)
        return response
    return download(request, found)


def download(request: HttpRequest, found: HubDocument) -> HttpResponseBase:
    """Return the bytes, always as an attachment that can do nothing in the browser.

    The tag holds the stored name, which is new for each upload: no old copy is held
    for the new file, whatever the clock and the hash say.
    """
    etag = f'"{names.split(found.file.name)[0]}"'
    response: Any = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            file = found.file.storage.open(found.file.name)
        except FileNotFoundError:
            raise Http404 from None
        extension = names.split(found.file.name)[1]
        kind = KINDS[extension].media_type if extension in KINDS else ""
        response = FileResponse(file, content_type=kind or "application/octet-stream")
        response.headers["Content-Disposition"] = names.attachment(found.filename)
        document_served.send(sender=HubDocument, instance=found, request=request)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = caching(found)
    response.hub_policy = policy.FILE
    return response


def caching(found: HubDocument) -> str:
    """Return Cache-Control: ask each time; what is not for all is kept nowhere."""
    restricted = found.collection.get_view_restrictions().exists()
    return "private, no-store" if restricted else "public, no-cache"
