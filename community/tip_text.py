"""A tip as plain text to pass on, for Zalo and the like: at most 500 characters."""

from django.utils.translation import gettext as _

from .models import Tip

LONGEST = 500


def of(tip: Tip, address: str) -> str:
    """Return title, prompt and address. A prompt that does not fit is left out as a
    whole, and the text says where it is: half a prompt would be another prompt.
    """
    problem = _("For: %(problem)s") % {"problem": tip.problem}
    prompt = _("Prompt: %(prompt)s") % {"prompt": tip.prompt}
    caution = _("Take care: %(caution)s") % {"caution": tip.caution}
    here = _("Fill in and copy: %(address)s") % {"address": address}
    there = _("The prompt is here, ready to copy: %(address)s") % {"address": address}
    if not tip.prompt:
        there = _("How to do it: %(address)s") % {"address": address}
    with_prompt = [
        tip.title,
        problem,
        prompt,
        *([caution] if tip.caution else []),
        here,
    ]
    without = [tip.title, problem, there]
    ways = [with_prompt, [tip.title, prompt, *with_prompt[3:]]] if tip.prompt else []
    for lines in (*ways, without, [tip.title, there]):
        text = "\n".join(lines)
        if len(text) <= LONGEST:
            return text
    return there
