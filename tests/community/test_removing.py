"""What admins remove: a lost second factor, a trainer of the sheet, an answered complaint."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from community import roles
from community.actions import complaints, trainers
from community.models import Complaint, Disclosure, ExpectedTrainer, Role
from hub.accounts.models import Act, Factor, User

from .conftest import text_of

pytestmark = pytest.mark.django_db
NOBODIES = ("lan", "thay_binh", "official", "co_hoa", "editor")


@pytest.fixture
def trainer(admin):
    row = ExpectedTrainer(name="Hoàng Thị Nòng", added_by=admin)
    row.number = "+84912345678"
    row.save()
    return row


@pytest.fixture
def answered(roles_made, co_hoa):
    row = complaints.send(
        name="Bà Tư", contact="+84912000002", about="other", text="Hỏng.", place=""
    )
    complaints.disclose(row, by=co_hoa, reason="gọi lại cho bà")
    complaints.handle(row, by=co_hoa, state=Complaint.State.CLOSED, answer="Xong.")
    return row


def factor(user):
    Factor.objects.create(user=user, type="recovery_codes", data={})
    return Factor.objects.create(user=user, type="webauthn", data={"name": "Khoá 1"})


def address(user):
    return f"/quan-tri/members/{user.pk}/second-step/"


def signed_in(user):
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def test_an_admin_removes_a_lost_factor_and_it_is_noted_for_both(by_group, co_hoa):
    factor(co_hoa)
    hers, client = signed_in(co_hoa), signed_in(by_group)
    roles_of_her = f"/quan-tri/members/{co_hoa.profile.pk}/roles/"
    assert address(co_hoa) in text_of(client.get(roles_of_her))
    assert "Gỡ bước thứ hai của Cô Hoà" in text_of(client.get(address(co_hoa)))
    assert client.post(address(co_hoa)).status_code == 302
    assert not Factor.objects.exists()
    assert Act.objects.get(kind="factor-taken").user == by_group
    assert Act.objects.get(kind="factor-lost").user == co_hoa
    assert hers.get("/toi/").status_code == 302
    assert address(co_hoa) not in text_of(client.get(roles_of_her))


def test_a_superuser_is_helped_by_superusers_only_and_nobody_by_themselves(
    admin, by_group
):
    for user in (admin, by_group):
        factor(user)
    for by, user in ((by_group, admin), (by_group, by_group), (admin, admin)):
        assert signed_in(by).post(address(user)).status_code == 302
        assert Factor.objects.filter(user=user, type="webauthn").exists()
    assert signed_in(admin).post(address(by_group)).status_code == 302
    assert not Factor.objects.filter(user=by_group).exists()


@pytest.mark.parametrize("who", NOBODIES)
def test_nobody_else_removes_anything(request, admin, trainer, answered, who):
    user = request.getfixturevalue(who)
    factor(admin)
    client = signed_in(user)
    for path in (
        address(admin),
        f"/quan-tri/members/trainers/{trainer.pk}/remove/",
        f"/quan-tri/members/complaints/{answered.pk}/remove/",
    ):
        assert client.get(path).status_code == 302
        assert client.post(path).status_code == 302
    for act, row in ((trainers.remove, trainer), (complaints.remove, answered)):
        with pytest.raises(PermissionDenied):
            act(row, by=user)
    assert Factor.objects.exists()
    assert ExpectedTrainer.objects.exists()
    assert Complaint.objects.exists()


def test_a_trainer_leaves_the_list_and_who_joined_keeps_the_role(
    by_group, trainer, lan
):
    trainers.meet(lan)
    assert roles.of(lan) == {Role.TRAINER}
    client = signed_in(by_group)
    path = f"/quan-tri/members/trainers/{trainer.pk}/remove/"
    assert path in text_of(client.get("/quan-tri/members/trainers/"))
    assert "Hoàng Thị Nòng" in text_of(client.get(path))
    assert client.post(path).headers["Location"] == "/quan-tri/members/trainers/"
    assert not ExpectedTrainer.objects.exists()
    assert roles.of(lan) == {Role.TRAINER}
    assert Act.objects.filter(kind="trainer-gone", user=by_group).count() == 1


def test_an_answered_complaint_goes_with_all_that_it_holds(by_group, answered):
    client = signed_in(by_group)
    path = f"/quan-tri/members/complaints/{answered.pk}/remove/"
    page = text_of(client.get(f"/quan-tri/members/complaints/{answered.pk}/"))
    assert path in page
    assert client.post(path).status_code == 302
    assert not Complaint.objects.exists()
    assert not Disclosure.objects.exists()
    assert Act.objects.filter(kind="complaint-gone", user=by_group).count() == 1


def test_one_that_waits_for_an_answer_stays(by_group, answered):
    Complaint.objects.update(state=Complaint.State.TAKEN)
    client = signed_in(by_group)
    path = f"/quan-tri/members/complaints/{answered.pk}/remove/"
    assert "đang chờ trả lời" in text_of(client.get(path))
    client.post(path)
    assert Complaint.objects.exists()


def test_the_screen_of_an_account_leads_to_its_second_step(admin, lan):
    client = signed_in(admin)
    assert address(lan) in text_of(client.get(f"/quan-tri/users/edit/{lan.pk}/"))
    assert address(admin) not in text_of(
        client.get(f"/quan-tri/users/edit/{admin.pk}/")
    )
