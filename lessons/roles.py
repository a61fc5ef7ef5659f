"""Staff groups, their rights on pages, and the one workflow."""

from collections.abc import Callable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from .models import ExpertTask, PublishTask

WORKFLOW = "Duyệt bài"
EDITORS, EXPERTS, PUBLISHERS = "Biên tập", "Chuyên gia", "Xuất bản"
PAGE_RIGHTS = {
    EDITORS: ("add_page", "change_page"),
    EXPERTS: (),
    PUBLISHERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
# Wagtail asks for the rights of its own models, also where ours take their place.
FILE_RIGHTS = {
    EDITORS: ("add", "choose"),
    PUBLISHERS: ("add", "change", "choose"),
}
VOCABULARIES = ("level", "audience", "sector", "topic", "tool", "need")


def setup(*, say: Callable[[str], object]) -> None:
    """Make groups, rights and workflow; a second run changes nothing.

    Rights that a person has added to a group are left alone.
    """
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    groups = {name: Group.objects.get_or_create(name=name)[0] for name in PAGE_RIGHTS}
    for name, group in groups.items():
        give(group, "wagtailadmin", "access_admin")
        for right in PAGE_RIGHTS[name]:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=right
            )
            GroupPagePermission.objects.get_or_create(
                group=group, page=site.root_page, permission=permission
            )
    give_files(groups)
    for model in VOCABULARIES:
        for act in ("add", "change"):
            give(groups[PUBLISHERS], "lessons", f"{act}_{model}")
    make_workflow(groups, site)
    remove_stock()
    name_root()
    say(f"roles: {', '.join(groups)}; workflow: {WORKFLOW}")


def give(group: Group, app: str, codename: str) -> None:
    group.permissions.add(
        Permission.objects.get(content_type__app_label=app, codename=codename)
    )


def give_files(groups: dict[str, Group]) -> None:
    root = Collection.get_first_root_node()
    for name, acts in FILE_RIGHTS.items():
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
            for act in acts:
                permission = Permission.objects.get(
                    content_type__app_label=app, codename=f"{act}_{model}"
                )
                GroupCollectionPermission.objects.get_or_create(
                    group=groups[name], collection=root, permission=permission
                )


def remove_stock() -> None:
    """Remove Wagtail's own groups and workflow, where nobody has come to use them."""
    Group.objects.filter(name__in=("Editors", "Moderators"), user__isnull=True).delete()
    stock = Workflow.objects.filter(
        name="Moderators approval", workflow_states__isnull=True
    )
    stock.delete()
    Task.objects.filter(name="Moderators approval", task_states__isnull=True).delete()


def name_root() -> None:
    """Give the page above all sites a Vietnamese name; choosers show it."""
    for root in Page.objects.filter(depth=1, title="Root"):
        root.title = root.draft_title = "Gốc"
        root.save(clean=False)


def make_workflow(groups: dict[str, Group], site: Site) -> None:
    """Expert approval, then publication, on the Vietnamese home page."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        expert = ExpertTask.objects.create(name="Chuyên gia thẩm định")
        expert.groups.add(groups[EXPERTS])
        publish = PublishTask.objects.create(name="Duyệt đăng")
        publish.groups.add(groups[PUBLISHERS])
        for order, task in enumerate((expert, publish)):
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.filter(page__depth=1).delete()
    if not WorkflowPage.objects.filter(page=site.root_page).exists():
        WorkflowPage.objects.create(workflow=workflow, page=site.root_page)
