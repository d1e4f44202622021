# `make` lists what there is. Each target makes what it needs, in .venv and .wheels, nowhere else.
# The locks hold every version with its hashes; the project itself is installed after them.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
UV := $(shell command -v uv 2>/dev/null || echo .venv-uv/bin/uv)
JOBS ?= 2
ROUNDS ?= 2
SOURCES := pmtui tests tools
# The tests that learn nothing from another Python: what the source looks like, what is packed, how fast it is.
ONCE := test_house test_ratchets test_install test_weight test_man test_film test_figures test_reliability

.DEFAULT_GOAL := help
.PHONY: help demo check test properties newest newest-tests lint lock bench hours torture pictures gallery readme man clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/run.stamp  ## open a finished post mortem and walk through it
	@$(BIN)/pmtui demo

check: lint test  ## all checks and all tests, as CI runs them

lint: .venv/dev.stamp  ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: .venv/dev.stamp  ## the tests
	$(BIN)/python -m pytest -q -n $(JOBS)

properties: .venv/dev.stamp  ## the properties alone, with a seed that is printed; the same again with SEED=...
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; echo "properties with a random seed; again with: make properties SEED=$$seed"; \
		HYPOTHESIS_PROFILE=random $(BIN)/python -m pytest -q -n $(JOBS) -m hypothesis --hypothesis-seed=$$seed

newest:  ## the tests on the newest Python that is there, 3.14 or 3.13, in .venv-newest
	@python=$$(.ci/newest); if [ -z "$$python" ]; then echo "no Python 3.14 or 3.13 here: the tests run on $$($(PYTHON) -V) alone"; \
		else $(MAKE) --no-print-directory newest-tests NEWEST="$$python"; fi

newest-tests: .venv-newest/dev.stamp
	.venv-newest/bin/python -V
	.venv-newest/bin/python -m pytest -q -n $(JOBS) -p no:cacheprovider $(ONCE:%=--ignore=tests/%.py)

.venv-newest/dev.stamp: requirements/dev.lock pyproject.toml
	rm -rf .venv-newest
	$(NEWEST) -m venv .venv-newest
	.venv-newest/bin/pip --disable-pip-version-check --quiet install --require-hashes --requirement requirements/dev.lock
	.venv-newest/bin/pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

bench: .venv/dev.stamp  ## how fast it feels, figure by figure, against bare Textual programs
	$(BIN)/python tools/bench/bench.py

hours: .venv/dev.stamp  ## four hours of a call in ten minutes: memory and speed stay flat
	$(BIN)/python tools/bench/hours.py

torture: .venv/dev.stamp  ## kills, stalls, faults, power cuts, hostile files; more with ROUNDS=40
	$(BIN)/python tools/reliability/torture.py --rounds $(ROUNDS)

pictures: .venv/dev.stamp  ## take the pictures of the README anew
	$(BIN)/python tools/pictures.py
	$(BIN)/python tools/moving.py

gallery: .venv/dev.stamp  ## each screen at three sizes in both themes, on one page, for reviewers
	$(BIN)/python tools/gallery.py

readme: .venv/run.stamp  ## write the key table of the README anew, from pmtui/keys.py
	$(BIN)/python tools/readme_keys.py

man: .venv/run.stamp  ## write the manual page to build/pmtui.1, from the commands' own words
	@mkdir -p build
	$(BIN)/python tools/man_page.py > build/pmtui.1

lock: $(UV)  ## renew the locks: newest versions that fit, for every system, with hashes
	$(UV) pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 --extra build --output-file requirements/run.lock pyproject.toml
	$(UV) pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 --extra dev --constraint requirements/run.lock --output-file requirements/dev.lock pyproject.toml

clean:  ## take away what the targets made
	rm -rf .venv .venv-newest .venv-uv .wheels .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist snapshot_report.html

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pmtui needs Python 3.11 or newer; name one: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/run.stamp: requirements/run.lock pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes --requirement requirements/run.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The wheels are laid aside for the test that installs pmtui without a network.
.venv/dev.stamp: requirements/dev.lock pyproject.toml | .venv/bin/python
	$(PIP) download --require-hashes --requirement requirements/dev.lock --dest .wheels
	$(PIP) install --require-hashes --no-index --find-links .wheels --requirement requirements/dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.stamp

.venv-uv/bin/uv:
	$(PYTHON) -m venv .venv-uv
	.venv-uv/bin/pip --disable-pip-version-check --quiet install uv
