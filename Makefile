# One door to everything. `make app` and `make test` work in a fresh clone; the first call makes .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2

.PHONY: app test check docs bench lock format clean help

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

app: $(VENV)/.app ## serve the app on this machine only
	$(BIN)/coach app

test: $(VENV)/.dev ## run all tests
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: $(VENV)/.dev ## lint, format, types, layers, lexicons, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coach lexicon --check
	$(BIN)/coach docs --check

format: $(VENV)/.dev ## mend what ruff can mend
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(VENV)/.dev ## write docs/rules again
	$(BIN)/coach docs

bench: $(VENV)/.dev ## measure speed
	$(BIN)/python benchmarks/bench_review.py

lock: $(VENV)/.dev ## pin the newest versions that pyproject.toml allows
	mkdir -p build
	$(PIP) install --dry-run --ignore-installed --report build/lock.json '.[dev]'
	$(BIN)/python .ci/lock.py build/lock.json requirements.lock

clean: ## remove the environment and what was built
	rm -rf $(VENV) build dist

# The lock file holds the versions down; hatchling comes from it too, so nothing is built with an unpinned tool.
$(VENV)/.app: pyproject.toml requirements.lock
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'The coach needs Python 3.11 or later; say which with: make PYTHON=python3.12')"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint requirements.lock hatchling
	$(PIP) install --constraint requirements.lock --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.app
	$(PIP) install --constraint requirements.lock --no-build-isolation --editable '.[dev]'
	touch $@
