"""Where a reader is sent whom the site cannot answer."""

from django.http import HttpRequest

from lessons.models import ProgrammePage

PRACTICE = "luyenai"


def practice_address(request: HttpRequest) -> str:
    """Return the address of the practice site LuyenAI as the programme's page gives it.

    "" until an editor has filled it in.
    """
    pages = ProgrammePage.objects.live().public().order_by("path")
    for calls in pages.values_list("calls", flat=True)[:3]:
        for call in calls:
            said = f"{call.value.get('text') or ''} {call.value.get('url') or ''}"
            if PRACTICE in said.casefold() and call.value.get("url"):
                return call.value["url"]
    return ""
