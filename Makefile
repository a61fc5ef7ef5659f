# `make` lists what there is. Only `make` and a Python >= 3.12 must be there before.
.DEFAULT_GOAL := help
UV_VERSION := 0.13.9
PORT ?= 8000
ARGS ?=

PY := .venv/bin/python
MANAGE := $(PY) manage.py
EMBEDDED := DJANGO_SETTINGS_MODULE=hub.settings.embedded
TESTING := DJANGO_SETTINGS_MODULE=hub.settings.test
SYNC := .tools/uv/bin/uv sync --frozen --no-python-downloads
HTML := find templates site lessons community search -name '*.html' -exec
DJADE := .venv/bin/djade --target-version 6.1
# A start prepares again only when something that it reads is newer than the last time.
VAR := $(or $(HUB_VAR),var)
PREPARED = [ -e $(VAR)/hub.sqlite3 -a -e $(VAR)/.prepared ] && [ -z "$$(find manage.py uv.lock \
	site lessons community search locale templates -name __pycache__ -prune \
	-o -type f ! -name '*.mo' -newer $(VAR)/.prepared -print -quit)" ]
# What the surrounding shell may say about other environments does not count here.
export UV_PROJECT_ENVIRONMENT := .venv
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH

.PHONY: help setup run dev test lint audit format messages demo servers servers-stop screenshots drills FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' Makefile

setup: .venv/.run ## install what `run` needs, build and load everything (run does it too)
	@$(EMBEDDED) $(MANAGE) prepare
	@touch $(VAR)/.prepared

run: .venv/.run ## serve the hub on http://127.0.0.1:8000/ (another port: make run PORT=8080)
	@$(PREPARED) || $(MAKE) --no-print-directory setup
	@$(EMBEDDED) PYTHONPATH=site:. PORT=$(PORT) $(PY) -m hub.serve

dev: .venv/.dev setup ## serve with DEBUG on, the same data
	@DJANGO_SETTINGS_MODULE=hub.settings.dev $(MANAGE) runserver 127.0.0.1:$(PORT)

test: .venv/.dev ## run the tests (some of them: make test ARGS="-k reply")
	@$(TESTING) $(MANAGE) compile_catalogues
	@set -a; [ ! -f var/servers.env ] || . var/servers.env; $(PY) -m pytest $(ARGS)

lint: .venv/.dev ## check style, types, templates, migrations and translations
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(HTML) $(DJADE) --check {} +
	$(PY) -m pyright
	$(TESTING) $(MANAGE) makemigrations --check --dry-run
	$(PY) scripts/messages.py --check
	$(TESTING) $(MANAGE) compile_catalogues
	$(PY) -m pytest tests/test_translations.py

audit: .venv/.dev ## ask pypi.org for known holes in the packages of the lock file
	@mkdir -p var
	@.tools/uv/bin/uv export --frozen --no-emit-project -q -o var/requirements.txt
	@$(PY) -m pip_audit --strict --disable-pip --progress-spinner off -r var/requirements.txt

format: .venv/.dev ## put Python and templates into their form
	$(PY) -m ruff check --fix
	$(PY) -m ruff format
	$(HTML) $(DJADE) {} +

messages: .venv/.dev ## add new msgids to locale/vi (needs no gettext)
	@$(PY) scripts/messages.py

demo: .venv/.run ## load the launch content and the demo users again; keeps people's edits
	@$(EMBEDDED) $(MANAGE) load_demo

servers: ## start PostgreSQL and Redis for tests, write their URLs to var/servers.env
	@mkdir -p var
	@pg=$$(scripts/servers.sh start pg) && redis=$$(scripts/servers.sh start redis) && \
	printf 'TEST_PG_URL=%s\nTEST_REDIS_URL=%s\n' "$$pg" "$$redis" > var/servers.env
	@cat var/servers.env

servers-stop: ## stop them again; their data stays
	@rm -f var/servers.env
	@scripts/servers.sh stop pg; scripts/servers.sh stop redis

screenshots: .venv/.dev ## take the pictures of the documentation anew
	@$(PY) scripts/screenshots.py $(ARGS)

DRILLS := kill_all kill_one reload_and_stop database_restart corrupted_upload power_cut slow_clients stale_pages stale_threads many_writers
drills: .venv/.dev ## kill, cut, restart and misuse sites of their own, one drill after another
	@failed=; for drill in $(DRILLS); do echo "== $$drill"; \
	$(PY) benchmarks/drills/$$drill.py || failed="$$failed $$drill"; done; \
	[ -z "$$failed" ] || { echo "failed or not run:$$failed"; exit 1; }

# The Python in use: the file changes only when another one is found.
.tools/python-path: FORCE
	@mkdir -p .tools
	@python=$$(scripts/find_python.sh) && \
	if [ "$$python" != "$$(cat $@ 2>/dev/null)" ]; then echo "$$python" > $@; fi

.tools/uv-$(UV_VERSION): | .tools/python-path
	@rm -rf .tools/uv .tools/uv-*
	@"$$(cat .tools/python-path)" -m venv .tools/uv
	@.tools/uv/bin/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

# Stamps: packages are installed again only when the lock file or the Python changed.
.venv/.run: pyproject.toml uv.lock .tools/python-path | .tools/uv-$(UV_VERSION)
	@$(SYNC) --no-dev --inexact --python "$$(cat .tools/python-path)"
	@touch $@

.venv/.dev: pyproject.toml uv.lock .tools/python-path | .tools/uv-$(UV_VERSION)
	@$(SYNC) --python "$$(cat .tools/python-path)"
	@touch .venv/.run $@
