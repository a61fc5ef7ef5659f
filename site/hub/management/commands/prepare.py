from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = (
        "Make everything ready to serve: catalogues, static files, database, content."
    )
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write("1/4 Dịch giao diện / catalogues")
        call_command("compile_catalogues", stdout=self.stdout)
        self.stdout.write("2/4 Tệp tĩnh / static files")
        call_command("build_static", stdout=self.stdout)
        self.stdout.write("3/4 Cơ sở dữ liệu / database")
        if self.migrations_are_due():
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("4/4 Nội dung / content")
        call_command("load_demo", stdout=self.stdout)

    def migrations_are_due(self) -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
