"""Rows that are written once: what happened later is a row of its own."""

from typing import Any, NoReturn

from django.db import models


class Unchangeable(TypeError):
    """Raised by whoever tries to change or delete a row of a log."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs: Any) -> NoReturn:
        raise Unchangeable(self.model.__name__)

    def delete(self) -> NoReturn:
        raise Unchangeable(self.model.__name__)

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("update_conflicts"):
            raise Unchangeable(self.model.__name__)
        return super().bulk_create(*args, **kwargs)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable(self.model.__name__)


class AppendOnly(models.Model):
    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Unchangeable(type(self).__name__)
        # A key set by hand would find the row that has it, and write over it.
        super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable(type(self).__name__)
