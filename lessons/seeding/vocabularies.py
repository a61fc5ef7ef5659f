"""The vocabularies: made when missing; words that a person changed are kept."""

from wagtail.models import Locale

from ..models import Audience, Level, Need, Sector, Tool, Topic
from .files import SEED, read
from .ids import stable

MODELS = {
    "levels": Level,
    "audiences": Audience,
    "sectors": Sector,
    "topics": Topic,
    "needs": Need,
    "tools": Tool,
}


def load() -> None:
    locale = Locale.objects.get(language_code="vi")
    data = read(SEED / "vocabularies.yaml")
    for name, model in MODELS.items():
        known = set(model.objects.filter(locale=locale).values_list("slug", flat=True))
        for row in data[name]:
            if row["slug"] not in known:
                model.objects.create(
                    slug=row["slug"],
                    label=row.get("label") or row["name"],
                    sort_order=row.get("number") or row["order"],
                    locale=locale,
                    translation_key=stable(f"{name}:{row['slug']}"),
                )
