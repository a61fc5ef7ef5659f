"""Security headers of every answer: one static policy for all that the public sees.

Never a nonce: cached pages are the same for everyone (contracts.md 4). The admin needs
inline script and style (wagtail/wagtail#1288); what it previews is judged by the public
policy, so that editors see what readers get. Uploaded files may do nothing at all.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import reverse

PUBLIC, ADMIN, PREVIEW, FILE = "public", "admin", "preview", "file"
PUBLIC_SOURCES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'"
)
ADMIN_SOURCES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none';"
    " form-action 'self'; base-uri 'none'"
)
FILE_SOURCES = "default-src 'none'; form-action 'none'; base-uri 'none'; sandbox"
POLICIES = {
    PUBLIC: (f"{PUBLIC_SOURCES}; frame-ancestors 'none'", "DENY"),
    ADMIN: (f"{ADMIN_SOURCES}; frame-ancestors 'self'", "SAMEORIGIN"),
    PREVIEW: (f"{PUBLIC_SOURCES}; frame-ancestors 'self'", "SAMEORIGIN"),
    FILE: (f"{FILE_SOURCES}; frame-ancestors 'none'", "DENY"),
}
# `publickey-credentials-get` stays open to this site: passkeys are a second factor.
UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
    "payment", "picture-in-picture", "screen-wake-lock",
    "usb", "xr-spatial-tracking",
)  # fmt: skip
SAME_FOR_ALL = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
REFUSED_METHODS = {"TRACE", "TRACK", "CONNECT"}
ANSWERED_METHODS = ["GET", "HEAD", "POST", "OPTIONS"]


class PolicyMiddleware:
    """Stands before all others, so that no answer escapes it.

    A view names another kind of answer by `response.hub_policy = policy.FILE`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        kind = self.kind(request, response)
        response.hub_policy = kind
        return with_headers(response, kind)

    def kind(self, request: HttpRequest, response: HttpResponseBase) -> str:
        """Return which policy binds the answer.

        Wagtail makes a preview by a second, dummy request that passes all middleware;
        its answer, marked here, is then the answer of the admin's own view.
        """
        if getattr(request, "is_dummy", False):
            return PREVIEW
        by_path = ADMIN if request.path_info.startswith(self.admin) else PUBLIC
        return getattr(response, "hub_policy", by_path)


class MethodMiddleware:
    """Refuses methods that echo the request (ASVS 13.4.4).

    It stands behind Django's SecurityMiddleware, whose header it needs too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in REFUSED_METHODS:
            return HttpResponseNotAllowed(ANSWERED_METHODS)
        return self.get_response(request)


def with_headers(response: HttpResponseBase, kind: str) -> HttpResponseBase:
    """Set all headers, over whatever views and packages have set."""
    sources, frame_options = POLICIES[kind]
    for name, value in SAME_FOR_ALL.items():
        response.headers[name] = value
    response.headers["X-Frame-Options"] = frame_options
    if settings.DEBUG and getattr(response, "_csp_config", None) == {}:
        return response  # Django's own error page for developers
    response.headers["Content-Security-Policy"] = sources
    return response
