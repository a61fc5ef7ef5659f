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
# They name who of the staff made or ticked something; that is shown to the staff only.
AUTHORS = {
    "SynonymVersion", "PinnedResult", "PopularQuery", "HubImage", "HubDocument",
    "Disclosure",
}  # fmt: skip


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


def test_every_model_that_points_at_a_person_is_listed():
    pointing = {
        model.__name__
        for model in apps.get_models()
        if ours(model)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model is User
    }
    listed = {name.split(".")[0] for name in named()}
    assert pointing - listed - AUTHORS == set()


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
