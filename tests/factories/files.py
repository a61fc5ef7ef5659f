"""Pictures and documents, made in memory."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, TiffImagePlugin

from hub.files.models import HubDocument, HubImage

GPS_IFD, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def gps_exif(turn: int = 1) -> Image.Exif:
    """Return EXIF that says where (21.59 N, 105.84 E) and with what a picture was made."""
    rational = TiffImagePlugin.IFDRational
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = turn, "MayAnhMau"
    exif[GPS_IFD] = {
        1: "N",
        2: (rational(21), rational(35), rational(24)),
        3: "E",
        4: (rational(105), rational(50), rational(24)),
    }
    return exif


def picture(kind: str, size: tuple[int, int] = (64, 48), **options: Any) -> bytes:
    """Return an encoded picture: red on the left, green on the right."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 160, 60), (size[0] // 2, 0, *size))
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def jpeg(**options: Any) -> bytes:
    return picture("JPEG", **options)


def png(**options: Any) -> bytes:
    return picture("PNG", **options)


def make_image(
    title: str = "Chè", data: bytes | None = None, **fields: Any
) -> HubImage:
    file = ContentFile(data or png(), name="anh.png")
    return HubImage.objects.create(title=title, file=file, **fields)


def make_document(
    title: str = "Mẫu đơn", data: bytes = b"%PDF-1.4\n%%EOF\n", name: str = "mau-don.pdf",
    **fields: Any,
) -> HubDocument:  # fmt: skip
    file = ContentFile(data, name=name)
    return HubDocument.objects.create(title=title, file=file, **fields)
