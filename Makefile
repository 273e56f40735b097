# What can be done with this folder? `make run` and `make test` install what they need.
.PHONY: run test lint types texts pictures bench lock clean setup setup-test

PY := .venv/bin/python
UV := build/uv/bin/uv
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11

run: setup            ## the program on demo data with the simulated box ringing; without a display a headless tour
	@scripts/run.sh

setup:
	@scripts/setup.sh run

setup-test:
	@scripts/setup.sh test

test: setup-test      ## every test, the database ones on SQLite and PostgreSQL, on all cores
	@$(PY) -m pytest -n auto $(ARGS)

lint: setup-test      ## style, types, layers
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/lint-imports

texts: setup-test     ## take new texts into resources/i18n/*.ts and list what is not translated
	@$(PY) scripts/translate.py

pictures: setup       ## the tour's screenshots, shrunk into docs/images
	@$(PY) scripts/pictures.py

bench: setup-test     ## the figures of docs/performance.md; minutes
	@$(PY) -m bench

lock: $(UV)           ## the lock files anew from pyproject.toml
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --group dev -o requirements-dev.lock

$(UV):
	@python3 -m venv build/uv && build/uv/bin/pip install --quiet uv

clean:                ## what was built; the environment in .venv stays
	@rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache resources/i18n/*.qm
	@find app tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} +
