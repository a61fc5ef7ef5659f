"""A picture that is shown again costs what reading costs, and writes nothing."""

from unittest.mock import patch

import pytest
from django.core.cache import caches

from hub.files.models import HubImage
from tests.factories import make_image

pytestmark = pytest.mark.django_db
SPECS = ("format-webp|width-320", "format-jpeg|width-320")


def test_what_came_from_the_cache_is_not_written_back(django_assert_num_queries):
    make_image().get_renditions(*SPECS)
    again = HubImage.objects.get()
    kept = caches["renditions"]
    with patch.object(type(kept), "set_many") as written, django_assert_num_queries(0):
        found = again.get_renditions(*SPECS)
    assert list(found) == list(SPECS)
    assert not written.called


def test_a_moved_focal_point_makes_another_picture():
    spec = "fill-100x100|format-jpeg"
    image = make_image()
    first = image.get_rendition(spec)
    image.focal_point_x = image.focal_point_y = 1
    image.focal_point_width = image.focal_point_height = 2
    image.save()
    assert image.get_renditions(spec)[spec].pk != first.pk
