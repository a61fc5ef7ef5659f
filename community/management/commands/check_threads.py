from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from community.models import Discussion
from community.tree import recount
from hub.pagecache import bump


class Command(BaseCommand):
    help = "Count every discussion anew and mend counters and places that differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say it")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        act = recount.differences if dry_run else recount.repair
        total = seen = 0
        for seen, discussion in enumerate(
            Discussion.objects.order_by("pk").iterator(), 1
        ):
            found = act(discussion)
            total += len(found)
            for drift in found:
                self.stdout.write(
                    f"{discussion}, {drift.key or 'itself'}: {drift.column} is"
                    f" {drift.found}, should be {drift.wanted}"
                )
            if seen % 1000 == 0:
                self.stderr.write(f"{seen} discussions")
        if total and not dry_run:
            bump("community")
        self.stdout.write(f"{seen} discussions, {total} differences")
