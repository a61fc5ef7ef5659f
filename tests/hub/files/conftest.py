import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import make_admin


@pytest.fixture
def editor(home):
    client = Client()
    client.force_login(make_admin())
    client.cookies["django_language"] = "vi"
    return client


@pytest.fixture
def upload(editor):
    """Return a function that uploads a file as the list of files does: the JSON answer."""

    def send(name, data, kind="images", title="Tệp thử"):
        address = reverse(
            f"wagtail{'docs' if kind == 'documents' else kind}:add_multiple"
        )
        fields = {"title": title, "files[]": SimpleUploadedFile(name, data)}
        return editor.post(address, fields).json()

    return send
