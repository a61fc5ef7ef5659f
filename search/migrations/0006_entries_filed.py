"""What an entry is filed under stands in its row, and what every match is asked first.

The order of columns can only be chosen when a table is made.
"""

from itertools import batched

from django.db import migrations, models

COLUMNS = (
    "model", "object_key", "object_pk", "kind", "locale", "updated", "words", "digest",
    "title", "tf", "ta", "bf", "ba", "passages",
)  # fmt: skip
CHUNK = 200


def move(apps, schema_editor):
    """Copy the rows, with their facets as lines of text."""
    using = schema_editor.connection.alias
    kept, filed = (
        apps.get_model("search", name).objects.using(using)
        for name in ("Entry", "FiledEntry")
    )
    rows = kept.order_by("pk").prefetch_related("facets").iterator(CHUNK)
    for some in batched(rows, CHUNK):
        filed.bulk_create(
            filed.model(
                filed=lines((each.name, each.value) for each in row.facets.all()),
                **{name: getattr(row, name) for name in COLUMNS},
            )
            for row in some
        )


def lines(facets):
    """Return facets as documents.filed wrote them when this was made."""
    found = sorted(facets)
    return "".join(["\n", *(f"{name}={value}\n" for name, value in found)]) if found else ""


class Migration(migrations.Migration):

    dependencies = [
        ("search", "0005_popular_queries"),
    ]

    operations = [
        migrations.CreateModel(
            name="FiledEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("model", models.CharField(max_length=100)),
                ("object_key", models.CharField(max_length=64)),
                ("object_pk", models.BigIntegerField(null=True)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("locale", models.CharField(blank=True, max_length=12)),
                ("filed", models.TextField(blank=True)),
                ("updated", models.DateTimeField(null=True)),
                ("words", models.PositiveIntegerField(default=0)),
                ("digest", models.CharField(max_length=65)),
                ("title", models.TextField()),
                ("tf", models.TextField()),
                ("ta", models.TextField()),
                ("bf", models.TextField()),
                ("ba", models.TextField()),
                ("passages", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "entry of the search index",
                "verbose_name_plural": "entries of the search index",
            },
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
        migrations.DeleteModel(name="EntryFacet"),
        migrations.DeleteModel(name="Entry"),
        migrations.RenameModel(old_name="FiledEntry", new_name="Entry"),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["kind", "locale", "-updated"], name="search_entr_kind_e4aadf_idx"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(fields=("model", "object_key"), name="one_entry_an_object"),
        ),
    ]
