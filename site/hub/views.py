"""Pages that code serves for the whole site."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from .models import Operator

PERSONAL = (
    "dang-nhap", "dang-ky", "xac-thuc", "dang-xuat", "toi", "thanh-vien", "kiem-duyet",
    "cong-dong/dang", "cong-dong/viec", "meo-hay/gui",
)  # fmt: skip


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Text size and ground: kept on the reader's device only."""
    return render(request, "hub/display.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots out of what is not for reading, and of the demonstration whole."""
    complete = Operator.for_request(request).complete
    lines = ["User-agent: *", "Disallow: /quan-tri/", "Disallow: /cau-lenh/"]
    lines += [f"Disallow: /{path}/" for path in PERSONAL]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse(
        "\n".join(lines if complete else lines[:-1]) + "\n", content_type="text/plain"
    )


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say whether the site can answer, and nothing of how it is made (ASVS 13.4.5)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("loi\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old or missing, and give its words back: who signs in
    in another window makes every open form old. Django's own page speaks of settings.

    Another site's form gets nothing back: its words would stand on our page. The button
    leads back into a form of members; it sends nothing by itself.
    """
    strange = reason.startswith(("Origin", "Referer"))
    try:
        given = QueryDict() if strange else request.POST
    except OSError:  # the body did not arrive whole
        given = QueryDict()
    if set(settings.HUB_WORDS_FIELDS) & set(given):
        names = settings.HUB_KEPT_FIELDS
        kept = [
            (name, one)
            for name, values in given.lists()
            if name in names
            for one in values
        ]
        template, told = (
            "hub/no_token_words.html",
            {"body": given.get("body"), "kept": kept},
        )
    else:
        template, told = "no_token.html", {"text": given.get("text", "")}
    answer = render(request, template, told, status=403)
    add_never_cache_headers(answer)
    return answer
