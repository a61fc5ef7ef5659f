"""One supervisor for the web server, the task worker and the ticker (`make run`).

All three start together, and when one ends or Ctrl+C comes, all are stopped.
"""

import os
import sys
from pathlib import Path

from honcho.manager import Manager

ROOT = Path(__file__).resolve().parents[2]
GRANIAN = (
    "--interface wsgi --no-ws --blocking-threads 32 --blocking-threads-idle-timeout 600"
    " --backlog 8192 --backpressure 4096 --http1-header-read-timeout 10000"
    " --respawn-failed-workers --respawn-interval 20 --workers-kill-timeout 30"
)


def main() -> int:
    port = os.environ.get("PORT") or "8000"
    workers = os.environ.get("WORKERS") or "2"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.embedded")
    path = os.pathsep.join([str(ROOT / "site"), str(ROOT)])
    environment = os.environ | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"}
    python = f'"{sys.executable}"'
    manage = f'{python} "{ROOT / "manage.py"}"'
    manager = Manager()
    for name, command in {
        "web": f"{python} -m granian {GRANIAN} --workers {workers}"
        f" --host 127.0.0.1 --port {port} hub.wsgi:application",
        "worker": f"{manage} db_worker --no-startup-delay --interval 2",
        "ticker": f"{manage} tick",
    }.items():
        # Readers first: the web server has the processor to itself while it starts.
        wait = "" if name == "web" else "sleep 4; "
        manager.add_process(
            name, f"{wait}exec {command}", env=environment, cwd=str(ROOT)
        )
    print(f"Trang chạy ở / The site is on http://127.0.0.1:{port}/", flush=True)  # noqa: T201
    manager.loop()
    return manager.returncode or 0


if __name__ == "__main__":
    sys.exit(main())
