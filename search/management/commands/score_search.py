import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from hub.vntext import Synonyms
from search.engines import engine
from search.evaluation import run, sets
from search.evaluation.measure import report
from search.scratch import ENGINES, scratch
from search.synonyms import launch_groups


class Command(BaseCommand):
    help = "Score the search on the own evaluation set, or on documents and queries of files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--documents", type=Path, help="JSON lines: id, title, body"
        )
        parser.add_argument(
            "--queries", type=Path, help="JSON lines: qid, query, relevant, kind, set"
        )
        parser.add_argument(
            "--engine", choices=ENGINES, help="default: that of the site"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--no-synonyms", action="store_true")
        parser.add_argument(
            "--missed", action="store_true", help="list what was not first"
        )

    def handle(self, *args: object, **options: Any) -> None:
        if bool(options["documents"]) != bool(options["queries"]):
            raise CommandError("--documents and --queries go together")
        name = options["engine"] or engine().name
        synonyms = (
            Synonyms() if options["no_synonyms"] else Synonyms.of(launch_groups())
        )
        try:
            with scratch(name) as using:
                names = run.fill(self.documents(options), using, self.stderr.write)
                cells = run.score(self.queries(options), names, synonyms, using)
        except (ValueError, KeyError, OSError, ImproperlyConfigured) as problem:
            raise CommandError(str(problem)) from problem
        found = report(name, len(names), cells)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        self.table(found)
        if options["missed"]:
            for (set_, kind), cell in sorted(cells.items()):
                for text in cell.missed:
                    self.stdout.write(f"{set_} {kind}: {text}")

    def documents(self, options: dict[str, Any]) -> Any:
        path = options["documents"]
        return sets.documents_of(path) if path else sets.own_documents()

    def queries(self, options: dict[str, Any]) -> Any:
        path = options["queries"]
        return sets.queries_of(path) if path else sets.own_queries()

    def table(self, found: dict[str, Any]) -> None:
        self.stdout.write(f"{found['engine']}, {found['documents']} documents")
        for row in found["cells"]:
            self.stdout.write(
                f"{row['set']:12} {row['kind']:12} n {row['n']:5}  MRR {row['mrr']:.3f}"
                f"  recall {row['recall']:.3f}  zero {row['zero']:.3f}"
            )
        self.stdout.write(f"mean MRR {found['mean_mrr']:.3f}")
