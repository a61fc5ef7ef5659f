"""The forms by which editors upload; Wagtail's choosers and lists use them too."""

from typing import Any

from django.core.files.base import ContentFile
from django.forms import BaseForm, Field
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from . import metadata, names
from .fields import DocumentField, PictureField, TitleField


def exchange(form: BaseForm, name: str, kind: type[Field]) -> None:
    """Put a field of our kind in the place of Wagtail's, if the form has it.

    Wagtail's `__init__` has asked for bound fields already, which hold the old ones.
    """
    if old := form.fields.get(name):
        kwargs = {"label": old.label, "required": old.required, "widget": old.widget}
        if kind is TitleField:
            kwargs["max_length"] = old.max_length
        form.fields[name] = kind(**kwargs)
        form._bound_fields_cache.pop(name, None)


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        exchange(self, "file", PictureField)
        exchange(self, "title", TitleField)

    def save(self, commit: bool = True) -> Any:
        """Save. A file that came without the form's field is cleaned here.

        It waited in Wagtail's `UploadedFile` because another field was wrong.
        """
        if "file" not in self.fields and self.instance._state.adding:
            file = self.instance.file
            with file.open("rb") as stored:
                plain = ContentFile(metadata.strip(stored.read()), name=file.name)
            file.storage.delete(file.name)
            file.save(file.name, plain, save=False)
            self.instance._set_image_file_metadata()
        return super().save(commit)

    class Meta(BaseImageForm.Meta):
        pass


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        exchange(self, "file", DocumentField)
        exchange(self, "title", TitleField)
        if note := self.instance.reading_note:
            place = "file" if "file" in self.fields else "title"
            self.fields[place].help_text = note

    def save(self, commit: bool = True) -> Any:
        """Save, with the name under which readers will get the file."""
        if "file" in self.changed_data and "file" in self.cleaned_data:
            self.instance.upload_name = names.given(self.cleaned_data["file"].name)
        return super().save(commit)

    class Meta(BaseDocumentForm.Meta):
        pass
