"""Nothing points at a person that is not registered, or left out for a stated reason."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from hub.accounts import personal
from hub.accounts.models import User
from hub.accounts.personal.others import GOES, NAMELESS

# Fields that hold text of machines in which an account may be named.
TEXTS = {
    "sessions.Session.session_data",
    "django_tasks_database.DBTaskResult.args_kwargs",
}


def every_model():
    return apps.get_models(include_auto_created=True)


def own_fields(model):
    """Return the fields of the model's own table; what is inherited is its parent's."""
    return [f for f in model._meta.get_fields(include_parents=False) if f.concrete]


def names_a_user(field):
    related = field.related_model if field.is_relation else None
    return related is not None and issubclass(User, related)


def pointing():
    """Return {"app.Model.field": field} of all that may name a person."""
    found = {}
    for model in every_model():
        label = model._meta.label
        for field in own_fields(model):
            if names_a_user(field):
                found[f"{label}.{field.name}"] = field
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                key = model._meta.get_field(field.fk_field)
                found[f"{label}.{key.name}"] = key
        for field in own_fields(model):
            if field.name in {"object_id", "to_object_id", "object_pk"}:
                found[f"{label}.{field.name}"] = field
    return found


def covered():
    return {
        f"{kept.label}.{name}" for kept in personal.registered() for name in kept.fields
    }


def test_every_field_that_points_at_a_person_is_registered_or_left_out():
    known = covered() | set(personal.exempted())
    assert set(pointing()) - known == set()


def test_nothing_is_both_registered_and_left_out():
    assert covered() & set(personal.exempted()) == set()


def test_what_is_left_out_is_there_and_says_why():
    wanted = set(pointing()) | TEXTS | {"accounts.User.groups"}
    groups = {f"accounts.User.{name}" for name in ("groups", "user_permissions")}
    for field, reason in personal.exempted().items():
        assert field in wanted | groups, field
        assert len(reason) > 10, field
    assert set(personal.exempted()) >= TEXTS


def test_the_reasons_say_what_the_database_does():
    found = pointing()
    for name, reason in personal.exempted().items():
        field = found.get(name)
        on_delete = getattr(getattr(field, "remote_field", None), "on_delete", None)
        if GOES in reason and on_delete:
            assert on_delete is models.CASCADE, name
        if NAMELESS in reason or "SET_NULL" in reason:
            assert on_delete is models.SET_NULL, name


def test_what_goes_by_cascade_is_one():
    for kept in personal.registered():
        if kept.erase is personal.by_cascade and kept.model is not User:
            for name in kept.fields:
                field = kept.model._meta.get_field(name)
                assert field.remote_field.on_delete is models.CASCADE, kept.label


def test_no_reason_to_keep_a_row_hangs_on_its_account():
    for kept in personal.registered():
        if kept.keeps_until:
            for name in kept.fields:
                field = kept.model._meta.get_field(name)
                assert field.remote_field.on_delete is models.SET_NULL, kept.label
