# Two commands do everything: `make demo` and `make test`. What they need, they install into .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
.DEFAULT_GOAL := help

.PHONY: help
help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

.venv/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("guatu needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q bot jobs storage
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: setup
setup: .venv/.dev ## Install everything into .venv, and nothing else

.PHONY: demo
demo: .venv/.runtime ## The main job on simulated days: no token, no network
	@$(BIN)/guatu demo

.PHONY: docs
docs: .venv/.runtime ## Run the conversation of docs/first-day.md and write down what came of it
	$(BIN)/python -m docs.make_first_day

.PHONY: check
check: .venv/.dev ## ruff, mypy strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: test
test: .venv/.dev ## All tests
	$(BIN)/python -m pytest

SPEED := bench/prove/test_the_sender_keeps_up_with_its_transport.py

.PHONY: prove
prove: .venv/.dev ## Nothing lost, nothing twice: kills, bad weather, clocks, limits, troubles, speed
	$(BIN)/python -m pytest -n 2 -rP --log-level=ERROR bench/prove --ignore=$(SPEED)
	$(BIN)/python -m pytest -n 0 -s $(SPEED)

.PHONY: lock
lock: ## Pin the newest versions that pyproject.toml allows (needs uv)
	uv pip compile pyproject.toml requirements-build.in --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q -c requirements.lock -o requirements-dev.lock
