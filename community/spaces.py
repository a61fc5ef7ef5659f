"""The five spaces of the launch, and the row that a comment's table points at."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.sites.models import Site

from .models import Space

LAUNCH = (
    ("hoi-dap", "Hỏi đáp", "Hỏi khi vướng, trả lời khi biết.", Space.Writers.MEMBERS),
    ("chia-se-meo", "Chia sẻ mẹo", "Câu lệnh và cách làm đã thử thấy được.", Space.Writers.MEMBERS),
    ("lop-hoc", "Lớp học", "Chuyện của các lớp: hẹn giờ, bài tập, hỏi nhau.", Space.Writers.MEMBERS),
    ("thong-bao", "Thông báo", "Tin của chương trình và của ban biên tập.", Space.Writers.EDITORS),
    ("gop-y", "Góp ý", "Điều nên sửa, điều nên có trên trang này.", Space.Writers.MEMBERS),
)  # fmt: skip


def setup(*, say: Callable[[str], object] = print) -> None:
    """Make what is missing; what an admin has renamed stays as it is."""
    for position, (slug, name, purpose, writers) in enumerate(LAUNCH, 1):
        values = {"name": name, "purpose": purpose, "writers": writers}
        Space.objects.get_or_create(slug=slug, defaults=values | {"position": position})
    name_site()
    say(f"spaces: {', '.join(slug for slug, *_rest in LAUNCH)}")


def name_site() -> None:
    """Name the row of django.contrib.sites. Nothing shows or mails it."""
    host = settings.WAGTAILADMIN_BASE_URL.split("//")[-1].rstrip("/")
    Site.objects.update_or_create(
        pk=settings.SITE_ID,
        defaults={"domain": host, "name": settings.WAGTAIL_SITE_NAME[:50]},
    )
