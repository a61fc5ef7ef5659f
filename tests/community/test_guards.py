"""What must not come back with an upgrade or a change of a page."""

import io

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sites.models import Site
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db.models import ProtectedError
from django.db.models.signals import pre_save
from django_comments_xtd.conf import settings as frozen
from django_comments_xtd.models import XtdComment, publish_or_unpublish_on_pre_save
from wagtail.models import Locale, PageViewRestriction

from community.actions import NotAllowed, comments, discussions, follows, topics
from community.models import Discussion, HubComment, Notice, Tag
from hub.accounts.models import Act
from tests.factories import make_home, make_lesson

pytestmark = pytest.mark.django_db


def receivers():
    return list(pre_save._live_receivers(HubComment)[0])


def test_the_packages_receiver_is_off():
    assert publish_or_unpublish_on_pre_save not in receivers()


def test_the_site_does_not_start_when_it_is_not_where_it_was():
    with pytest.raises(ImproperlyConfigured):
        apps.get_app_config("community").silence_package()


def test_the_packages_settings_hold():
    assert frozen.COMMENTS_XTD_MAX_THREAD_LEVEL == 2
    assert not frozen.COMMENTS_XTD_CONFIRM_EMAIL
    assert not frozen.COMMENTS_XTD_THREADED_EMAILS
    assert frozen.COMMENTS_XTD_APP_MODEL_OPTIONS["default"]["who_can_post"] == "users"
    assert not frozen.COMMENTS_XTD_APP_MODEL_OPTIONS["default"]["allow_flagging"]
    from django_comments_xtd import get_model

    assert get_model() is HubComment
    assert "django.contrib.admin" not in settings.INSTALLED_APPS


def test_languages_of_a_page_share_one_discussion(co_hoa, no_haste, hoi_dap):
    lesson = make_lesson()
    english = Locale.objects.create(language_code="en")
    make_home().copy_for_translation(english)
    copy = lesson.copy_for_translation(english, copy_parents=True)
    copy.save_revision()
    copy.live = True
    copy.save()
    assert copy.pk != lesson.pk
    assert discussions.of_page(copy) == discussions.of_page(lesson)
    comments.reply(by=co_hoa, discussion=discussions.of_page(lesson), body="Hay quá")
    lesson.unpublish()
    assert HubComment.objects.public().count() == 1  # it still stands below the copy
    copy.unpublish()
    assert HubComment.objects.public().count() == 0


def test_a_private_page_has_no_public_discussion(co_hoa, minh, lan, no_haste, hoi_dap):
    lesson = make_lesson()
    discussion = discussions.of_page(lesson)
    comments.reply(by=co_hoa, discussion=discussion, body="Hay quá")
    PageViewRestriction.objects.create(
        page=lesson.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not HubComment.objects.public().exists()
    assert not Discussion.objects.public().filter(pk=discussion.pk).exists()
    for act in (
        lambda: comments.reply(by=minh, discussion=discussion, body="Tôi cũng thế"),
        lambda: follows.set(by=minh, discussion=discussion, follow=True),
        lambda: discussions.of_page(make_lesson("Bài khác")),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_page_that_was_never_public_gets_no_discussion(home):
    draft = make_lesson("Bản nháp", live=False)
    with pytest.raises(NotAllowed):
        discussions.of_page(draft)
    assert not Discussion.objects.exists()


def test_what_is_talked_about_cannot_be_deleted_from_under_it(says, minh, question):
    comment = says(minh, "Ở đây")
    for row in (question, question.discussion):
        with pytest.raises(ProtectedError):
            row.delete()
    assert HubComment.objects.get() == comment


def test_a_closed_account_leaves_its_words(says, minh, lan, question):
    comment = says(minh, "Ở đây")
    minh.is_active = False
    minh.save()
    assert HubComment.objects.public().get() == comment
    says(lan, "@Minh ơi, xem với")
    assert not Notice.objects.filter(recipient=minh, verb="mention").exists()


def test_the_recount_says_and_mends_what_differs(says, minh, lan, question):
    root = says(minh, "Gốc")
    leaf = says(lan, "Ngọn", to=root)
    XtdComment.norel_objects.filter(pk=root.pk).update(nested_count=7, order=99)
    HubComment._base_manager.filter(pk=leaf.pk).update(is_shown=False)
    Discussion.objects.filter(pk=question.discussion.pk).update(comment_count=0)

    def run(*options):
        out = io.StringIO()
        call_command("check_threads", *options, stdout=out)
        return out.getvalue()

    assert "4 differences" in run("--dry-run")
    assert "4 differences" in run()
    assert "0 differences" in run()
    root.refresh_from_db()
    assert (root.nested_count, root.order) == (1, root.pk)


def test_the_row_of_sites_names_nobodys_example(hoi_dap):
    assert Site.objects.get().domain == "testserver"


def test_the_sitemap_names_the_host_that_was_asked(client, hoi_dap, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Site.objects.update(domain="example.com")
    words = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/" in words
    assert "example.com" not in words


def test_each_act_of_writing_is_in_the_restricted_log_without_words(
    question, minh, lan, co_hoa, no_haste
):
    comment = comments.reply(by=minh, discussion=question.discussion, body="Bí mật")
    comments.edit(by=minh, comment=comment, body="Bí mật hơn")
    topics.close(by=co_hoa, discussion=question.discussion)
    kinds = list(
        Act.objects.filter(user__in=[lan, minh, co_hoa]).values_list("kind", flat=True)
    )
    assert {"posted", "edited", "moderated"} <= set(kinds)


def test_moderators_file_under_tags(question, co_hoa, minh):
    tag = Tag.objects.create(slug="che", name="chè")
    with pytest.raises(NotAllowed):
        topics.tag(by=minh, topic=question, tags=[tag])
    topics.tag(by=co_hoa, topic=question, tags=[tag])
    assert list(question.tags.all()) == [tag]
