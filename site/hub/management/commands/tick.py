import time
from argparse import ArgumentParser

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from hub import upkeep


class Command(BaseCommand):
    help = "Each minute publish and retire what is due, and clean up."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args: object, once: bool = False, **options: object) -> None:
        while True:
            self.round()
            if once:
                return
            time.sleep(60 - time.time() % 60)

    def round(self) -> None:
        close_old_connections()
        call_command("publish_scheduled", verbosity=0)
        for path in settings.HUB_ROUNDS:
            upkeep.attempt(path)
        upkeep.clean()
