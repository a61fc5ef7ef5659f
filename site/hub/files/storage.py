"""Where uploads lie."""

import posixpath

from django.core.files.storage import FileSystemStorage

from . import names

RENDITIONS = "images"  # the folder of wagtail.images; its names are made from ours


class HubStorage(FileSystemStorage):
    """Gives every upload a name of our own; renditions keep the name made from it."""

    def generate_filename(self, filename: str) -> str:
        folder, name = posixpath.split(str(filename).replace("\\", "/"))
        if folder != RENDITIONS:
            name = names.stored(name)
        return super().generate_filename(posixpath.join(folder, name))
