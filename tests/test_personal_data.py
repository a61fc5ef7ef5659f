"""The list of personal data says what the models hold: nothing missing, nothing left over."""

import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

from hub.accounts.models import User

LIST = Path(__file__).resolve().parents[1] / "docs/personal-data.md"
# Fields that say nothing of a person beside that the row is theirs.
BARE = {
    "id", "username", "is_active", "is_superuser", "groups", "user_permissions",
    "session_number",
}  # fmt: skip
# Models of ours that hold no word of a person and point at none.
NOBODYS = {
    "DailyRun", "Epoch", "Knowledge", "Commune", "ShortLink", "Space", "Tag",
    "Discussion", "HubRendition",
}  # fmt: skip
# Fields of these are listed one by one; of the block of the operator those of a person.
BY_FIELD = {"Profile", "OldSlug"}


def named():
    cells = [
        line.split("|")[1]
        for line in LIST.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    return {name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)}


def ours(model):
    return model.__module__.split(".")[0] in {"hub", "community", "search"}


def test_every_field_of_an_account_is_listed():
    fields = {
        f"User.{field.name}" for field in User._meta.get_fields() if field.concrete
    }
    listed = {name for name in named() if name.startswith("User.")}
    assert listed == fields - {f"User.{name}" for name in BARE}


def test_every_model_of_ours_is_listed_or_says_nothing_of_a_person():
    listed = {name.split(".")[0] for name in named()}
    there = {model.__name__ for model in apps.get_models() if ours(model)}
    assert there - listed == NOBODYS


def test_no_model_that_is_left_out_points_at_a_person():
    for model in apps.get_models():
        if ours(model) and model.__name__ in NOBODYS:
            for field in model._meta.get_fields():
                assert not (field.concrete and field.related_model is User), field


def test_what_is_listed_by_fields_is_listed_whole():
    for name in BY_FIELD:
        model = next(m for m in apps.get_models() if m.__name__ == name and ours(m))
        fields = {f"{name}.{f.name}" for f in model._meta.get_fields() if f.concrete}
        listed = {one for one in named() if one.startswith(f"{name}.")}
        assert fields - listed <= {f"{name}.id", f"{name}.user"}, name


def test_every_name_of_the_list_is_there():
    models = {model.__name__: model for model in apps.get_models()}
    for name in named():
        model, _dot, field = name.partition(".")
        assert model in models, name
        if field:
            models[model]._meta.get_field(field)


def test_every_model_with_a_sealed_value_is_moved_by_the_rotation():
    sealed = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if ours(model) and field.name.startswith("sealed")
    }
    # What is secret in a second factor lies sealed inside its JSON.
    assert sealed | {"accounts.Factor"} == set(settings.HUB_SEALED)
    assert all(hasattr(apps.get_model(label), "reseal") for label in sealed)
