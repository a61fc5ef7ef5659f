from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.upkeep import check, learn_what_is_new, repair


class Command(BaseCommand):
    help = "Compare the search index with the content; --repair makes them equal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write what differs")

    def handle(self, *args: object, **options: Any) -> None:
        found = repair(self.stdout.write) if options["repair"] else check()
        learned = learn_what_is_new() if options["repair"] else []
        words = f", words counted: {', '.join(learned)}" if learned else ""
        text = (
            f"{found.written} entries differ, {found.orphans} belong to nothing,"
            f" {found.faults} faults of the engine{words}"
        )
        if found and not options["repair"]:
            raise CommandError(f"{text}: run check_search --repair")
        self.stdout.write(text)
