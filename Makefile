# Every command of the project; `make help` prints the lines that begin with a name and two #.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.ready
SOURCES := spie_desktop tests scripts

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(STAMP) catalogues ## virtual environment, locked dependencies, system libraries, compiled translations

$(STAMP): requirements.lock pyproject.toml scripts/system_libraries.sh
	bash scripts/system_libraries.sh
	python3 scripts/require_python.py
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

catalogues: $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/spie_desktop.po))

%.mo: %.po $(STAMP)
	$(PYTHON) scripts/catalogue.py compile

run: setup ## open the program (arguments: make run ARGS="…")
	$(PYTHON) -m spie_desktop $(ARGS)

demo: setup ## a new demonstration vault in build/demo
	rm -rf build/demo
	$(PYTHON) -m spie_desktop demo build/demo

test: setup ## the whole test suite, on every core
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n auto --dist worksteal $(ARGS)

soak: setup ## the long reliability runs (1 000 rounds of kill -9, every byte flipped)
	QT_QPA_PLATFORM=offscreen SPIE_SOAK=1 $(PYTHON) -m pytest tests/reliability -n auto $(ARGS)

check: setup ## format, lint, types, contracts, stale catalogues
	$(PYTHON) -m ruff format --check $(SOURCES)
	$(PYTHON) -m ruff check $(SOURCES)
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) scripts/catalogue.py check

format: setup ## rewrite the code in the project's format
	$(PYTHON) -m ruff format $(SOURCES)
	$(PYTHON) -m ruff check --fix $(SOURCES)

catalogue: setup ## gather the sentences of the code into the translation catalogues
	$(PYTHON) scripts/catalogue.py update
	$(PYTHON) scripts/catalogue.py compile

bench: setup ## the figures of docs/performance.md, as ratios (ARGS="--quick")
	$(PYTHON) scripts/bench/run.py $(ARGS)

screenshots: setup ## each place, light, dark and at 200 %, into screenshots/
	QT_QPA_PLATFORM=offscreen $(PYTHON) scripts/screenshots.py screenshots

bundle: setup ## a runnable folder in dist/, made by PyInstaller, started once
	bash scripts/system_libraries.sh bundle
	$(PYTHON) -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller installers/spie_desktop.spec
	bash installers/try_bundle.sh dist/spie-desktop/spie-desktop

lock: setup ## recompute requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-annotate --group dev pyproject.toml -o requirements.lock

clean: ## remove what was built
	rm -rf build dist screenshots bench-results .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help setup catalogues run demo test soak check format catalogue bench screenshots bundle lock clean
