"""What stands around a tip on its page: trials, where it comes from, words to pass on."""

from django.http import HttpRequest
from django.urls import reverse

from ... import tip_text
from ...models import Tip
from ...reader import reader
from ...reading import labels, tips


def around(request: HttpRequest, tip: Tip) -> dict:
    person, page = reader(request), tips.page_of(tip)
    address = request.build_absolute_uri(tips.short_address(tip))
    return {
        **words_of(tip), "about": page, "source": tips.source_of(tip),
        "about_url": page.get_url(request) if page else "",
        "verdicts": tips.verdicts(tip), "trials": tips.trials(tip),
        "my_trials": tips.mine(tip, person), "zalo": tip_text.of(tip, address),
        "tools_to_try": tools_to_try(tip),
    }  # fmt: skip


def words_of(tip: Tip) -> dict:
    """Return the tip's own words as the card of lessons takes them, and its labels."""
    return {
        "sectors": labels.sectors_of(tip), "tools": labels.tools_of(tip),
        "prompt": {"text": tip.prompt, "blanks": tip.blanks},
        "prompt_id": f"meo-{tip.pk}",
        "prompt_url": reverse("community:tip-prompt", args=[tip.pk]) if tip.pk else "",
    }  # fmt: skip


def tools_to_try(tip: Tip) -> list[labels.Label]:
    return labels.tools_of(tip)
