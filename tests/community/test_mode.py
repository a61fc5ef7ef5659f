"""The operating mode: refused without a licence, noted, shown in the foot."""

import pytest
from django.core.exceptions import ValidationError

from hub.accounts.models import Act
from hub.models import Operator

from .conftest import text_of

pytestmark = pytest.mark.django_db
LICENCE = {
    "licence": "12/GP",
    "licence_date": "2027-02-01",
    "licence_issuer": "Bộ Văn hoá",
}


def test_the_mode_is_moderated_until_somebody_changes_it(operator):
    assert operator.writing == "moderated"


@pytest.mark.parametrize("missing", LICENCE)
def test_a_network_is_refused_until_its_licence_is_whole(operator, missing):
    for name, value in (LICENCE | {missing: None if "date" in missing else ""}).items():
        setattr(operator, name, value)
    operator.mode = "network"
    with pytest.raises(ValidationError) as refused:
        operator.full_clean()
    assert set(refused.value.message_dict) >= {"mode"}


def change(client, operator, **fields):
    path = f"/quan-tri/settings/hub/operator/{operator.site_id}/"
    values = {"rules_version": "1", "mode": "moderated"} | fields
    return client.post(path, values)


def test_the_screen_refuses_a_network_and_notes_each_change(admin, operator, client):
    client.force_login(admin)
    Act.objects.all().delete()
    answer = change(client, operator, mode="network")
    assert answer.status_code == 200
    assert "giấy phép trước" in text_of(answer)
    change(client, operator, mode="portal")
    change(client, operator, mode="portal", agency="Sở")
    change(client, operator, mode="network", **LICENCE)
    acts = list(Act.objects.order_by("pk").values_list("kind", "user", "address"))
    assert acts == [
        ("mode-portal", admin.pk, "127.0.0.1"),
        ("mode-network", admin.pk, "127.0.0.1"),
    ]


@pytest.mark.parametrize("who", ["lan", "thay_binh", "official", "co_hoa", "editor"])
def test_only_admins_open_the_screen(request, operator, client, who):
    client.force_login(request.getfixturevalue(who))
    assert change(client, operator, mode="portal").status_code in {302, 403}
    operator.refresh_from_db()
    assert operator.mode == "moderated"


def test_the_foot_shows_number_date_and_issuer(home, client, set_mode):
    set_mode("network")
    assert "12/GP-STTTT ngày 01/02/2027, Bộ Văn hoá cấp" in text_of(client.get("/"))


@pytest.mark.parametrize("mode", ["portal", "moderated", "network"])
def test_the_block_of_the_operator_is_there_in_every_mode(home, client, set_mode, mode):
    set_mode(mode)
    assert "Ai chịu trách nhiệm về trang này" in text_of(client.get("/"))


def test_a_setting_saved_without_a_change_notes_nothing(operator):
    operator.agency = "Sở Khoa học"
    operator.save()
    assert not Act.objects.exists()
    assert Operator.objects.get().mode == "moderated"


@pytest.mark.parametrize("mode", ["anarchy", "", "network"])
def test_a_mode_that_was_written_by_hand_falls_back_to_approving(operator, mode):
    Operator.objects.update(mode=mode)
    assert Operator.objects.get().writing == "moderated"


def test_the_check_names_a_network_without_its_licence(set_mode):
    from hub.checks import network_has_its_licence

    def found():
        return [error.id for error in network_has_its_licence(None, ["default"])]

    set_mode("network")
    assert found() == []
    set_mode("network", licence_date=None)
    assert found() == ["hub.E007"]
    set_mode("moderated", licence_date=None)
    assert found() == []
