from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from .models import ShortLink


def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Lead from a short link to the page of this site that it stands for."""
    return redirect(get_object_or_404(ShortLink, code=code.lower()).path)
