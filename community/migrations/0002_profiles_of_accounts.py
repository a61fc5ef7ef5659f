"""Accounts that are older than profiles get a closed one; groups of a badge a first row."""

from itertools import chain

from django.db import migrations

from hub.vntext import slugify

GROUPS = {"Kiểm duyệt": "moderator", "Biên tập": "editor"}


def make(apps, schema_editor):
    profiles = apps.get_model("community", "Profile").objects
    grants = apps.get_model("community", "Grant").objects
    for user in apps.get_model("accounts", "User").objects.filter(profile=None):
        base = slugify(user.name, max_length=60) or "thanh-vien"
        name = user.name[:60] or f"Thành viên {user.pk}"
        # "Lan 7" may already have the address that number 7, a second Lan, would get.
        wanted = chain([base], (f"{base}-{user.pk}{'-x' * n}" for n in range(10)))
        slug = next(s for s in wanted if not profiles.filter(slug=s).exists())
        profiles.create(user=user, display_name=name, slug=slug)
        for group in user.groups.filter(name__in=GROUPS):
            role = GROUPS[group.name]
            grants.create(user=user, role=role, given=True, reason="đã ở trong nhóm")


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0001_members"),
        ("accounts", "0003_sessions_that_end_and_more_acts"),
    ]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
