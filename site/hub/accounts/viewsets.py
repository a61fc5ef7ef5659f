"""Wagtail's screens for accounts, with our forms and without the internal name."""

from wagtail.users.views.users import IndexView, UserViewSet

from .forms import StaffCreationForm, StaffEditForm


class StaffIndexView(IndexView):
    @property
    def columns(self) -> list:
        hidden = {self.model.USERNAME_FIELD}
        return [column for column in super().columns if column.name not in hidden]

    @property
    def search_fields(self) -> set[str]:
        return {"name", "email"}

    def order_queryset(self, queryset):
        if self.ordering in {"name", "-name"}:
            return queryset.order_by(self.ordering)
        return super().order_queryset(queryset)


class StaffViewSet(UserViewSet):
    index_view_class = StaffIndexView
    add_to_admin_menu = False

    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm
