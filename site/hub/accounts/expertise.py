"""The fields of knowledge in which a person may approve content."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Expertise(models.TextChoices):
    TEACHING = "su-pham", _("Teaching")
    SAFETY = "an-toan", _("Digital safety")
    FARMING = "nong-nghiep", _("Farming")
    HEALTH = "y-te", pgettext_lazy("field of expertise", "Health")
    LAW = "phap-ly", pgettext_lazy("field of expertise", "Law")
    ADMINISTRATION = "hanh-chinh", _("Public administration")
    EDUCATION = "giao-duc", _("School education")
