"""What the budgets speak of: 50 lessons, one of them with a picture at every step."""

from io import BytesIO
from random import Random

LESSONS, PICTURES = 50, 6
LESSON = "chup-la-che-hoi-ai"


def fill() -> None:
    """Bring the lessons up to 50 and give one of them as many pictures as it may have."""
    from lessons.models import LessonIndexPage, LessonPage

    index = LessonIndexPage.objects.get()
    lessons = list(LessonPage.objects.child_of(index).live())
    for number in range(len(lessons), LESSONS):
        source = lessons[number % len(lessons)]
        title = f"{source.title} {number}"
        words = {"title": title, "slug": f"bai-{number}", "seed_key": ""}
        source.copy(to=index, update_attrs=words, copy_revisions=False)
    lesson = LessonPage.objects.get(slug=LESSON)
    step = lesson.steps.raw_data[0]["value"]
    lesson.steps = [
        ("step", dict(step, drawing="", image=picture(number), alt="Lá chè"))
        for number in range(PICTURES)
    ]
    lesson.save()


def picture(number: int):
    """Return a picture of 1280 x 800, another one for each number."""
    from django.core.files.base import ContentFile
    from PIL import Image

    from hub.files.models import HubImage

    noise = Random(number).randbytes(32 * 20 * 3)  # noqa: S311
    image = Image.frombytes("RGB", (32, 20), noise).resize((1280, 800))
    out = BytesIO()
    image.save(out, "JPEG")
    file = ContentFile(out.getvalue(), name=f"anh-{number}.jpg")
    return HubImage.objects.create(title=f"Ảnh {number}", file=file)


def name_operator() -> None:
    """Fill the operator's block: search engines are no longer kept away."""
    from wagtail.models import Site

    from hub.models import Operator

    operator = Operator.for_site(Site.objects.get(is_default_site=True))
    operator.agency = operator.person = operator.licence = "Phép thử"
    operator.address, operator.phone = "Thái Nguyên", "0208 000 000"
    operator.email = "hub@example.org"
    operator.save()
