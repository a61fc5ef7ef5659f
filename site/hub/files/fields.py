"""Form fields of uploads: what they refuse, and what they take away."""

import struct
from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageSequence
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from hub.vntext import clean

from . import content, metadata, names

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, OverflowError, struct.error,
          IndexError, KeyError, TypeError)  # fmt: skip


class TitleField(forms.CharField):
    """A title in NFC; one that is too long (a file's name) is cut, not refused."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value))[: self.max_length]


class PictureField(WagtailImageField):
    """A picture that is sound, of a known kind and size, and says nothing of its maker.

    Wagtail 8.0.1 lets Pillow's OSError through on half a JPEG.
    """

    messages = {
        "invalid_image": _(
            "This file is damaged or is no picture. Please choose another one."
        ),
        "invalid_image_extension": _(
            "Pictures of this kind are not taken. Please choose a JPEG, PNG, WebP, AVIF"
            " or GIF."
        ),
        "invalid_image_known_format": _(
            "The name ends in .%(extension)s, but the file is of another kind"
            " (%(image_format)s). Please save it under the right name."
        ),
        "file_too_large": _(
            "This file is too big (%(file_size)s). At most %(max_filesize)s are taken;"
            " please choose a smaller one."
        ),
        "file_too_many_pixels": _(
            "This picture is too large (%(num_pixels)s points). At most"
            " %(max_pixels_count)s points are taken; please make it smaller."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages |= self.messages

    def to_python(self, data: Any) -> Any:
        """Return the picture without data on place, time and device."""
        upload = forms.FileField.to_python(self, data)
        if upload is None:
            return None
        self.check_image_file_size(upload)
        if names.split(upload.name)[1] not in self.allowed_image_extensions:
            raise self.refusal("invalid_image_extension")
        try:
            self.check_header(upload)
            super().to_python(upload)
            plain = metadata.strip(read_all(upload))
        except BROKEN as error:
            raise self.refusal("invalid_image") from error
        clean_upload = SimpleUploadedFile(upload.name, plain, upload.content_type)
        clean_upload.image = upload.image
        return clean_upload

    def check_header(self, upload: UploadedFile) -> None:
        """Refuse by the stated size before a point is unpacked, then unpack it all."""
        try:
            with Image.open(BytesIO(read_all(upload)), formats=FORMATS) as image:
                points = image.width * image.height * getattr(image, "n_frames", 1)
                if points > self.max_image_pixels:
                    raise self.too_many(points)
                for frame in ImageSequence.Iterator(image):
                    frame.load()
        except Image.DecompressionBombError as error:
            raise self.too_many(2 * (Image.MAX_IMAGE_PIXELS or 0), "> ") from error

    def too_many(self, points: int, mark: str = "") -> ValidationError:
        return self.refusal(
            "file_too_many_pixels",
            num_pixels=f"{mark}{points // 1_000_000}M",
            max_pixels_count=f"{self.max_image_pixels // 1_000_000}M",
        )

    def refusal(self, code: str, **params: str) -> ValidationError:
        return ValidationError(
            self.error_messages[code], code=code, params=params or None
        )


class DocumentField(WagtailDocumentField):
    """A document whose content is of the kind that its name says."""

    messages = {
        "file_too_large": PictureField.messages["file_too_large"],
        "extension": _(
            "Files of this kind are not taken. Please choose one of: %(extensions)s."
        ),
        "content": _(
            "The name ends in .%(extension)s, but the content is of another kind or is"
            " damaged. Please save the file again."
        ),
        "packed": _(
            "This file unpacks to far more than it should and is not taken. Please save"
            " it again, with smaller pictures."
        ),
        "macros": _(
            "This file holds macros (small programs) and is not taken. Please save it"
            " without them."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages |= self.messages

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        extension = names.split(upload.name)[1]
        try:
            content.check(upload, extension)
        except content.Refused as error:
            raise ValidationError(
                self.error_messages[error.code],
                code=error.code,
                params={"extension": extension, "extensions": ", ".join(content.KINDS)},
            ) from error
        finally:
            upload.seek(0)
        return upload

    def check_document_file_size(self, f: UploadedFile) -> None:
        if self.max_upload_size is not None and f.size > self.max_upload_size:
            raise ValidationError(
                self.error_messages["file_too_large"],
                code="file_too_large",
                params={
                    "file_size": filesizeformat(f.size),
                    "max_filesize": self.max_upload_size_text,
                },
            )


def read_all(upload: UploadedFile) -> bytes:
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    return data
