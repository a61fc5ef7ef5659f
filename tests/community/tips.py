"""Words and places of tips for tests."""

from wagtail.models import Locale

from community.actions.filing import Filing
from lessons.models import Sector, Tool


def row(model, slug, label):
    locale = Locale.get_default()
    return model.objects.get_or_create(slug=slug, locale=locale, defaults={"label": label})[0]  # fmt: skip


def words(**changed):
    """Return all words of a tip as its form gives them."""
    return {
        "title": "Ba ảnh cho một lá chè lạ", "problem": "Lá xoăn, chưa rõ vì sao",
        "prompt": "Tôi gửi 3 ảnh lá chè, tuần qua trời {{mưa, nắng}}. Nêu 3 khả năng.",
        "steps": "Chụp bụi chè.\nChụp hai mặt lá.", "caution": "Không pha thuốc theo lời AI",
        "input_sample": "", "result_sample": "", "minutes_saved": 10,
    } | changed  # fmt: skip


def filed(**changed):
    """Return where a tip is filed: tea growing, ChatGPT."""
    che, chatgpt = row(Sector, "che", "Trồng chè"), row(Tool, "chatgpt", "ChatGPT")
    return Filing(**{"sectors": [che], "tools": [chatgpt], **changed})
