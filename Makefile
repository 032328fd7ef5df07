# Two commands do all set-up on a machine with Python 3.11 to 3.13, pip, make and git:
#   make record   install, build the sample coverage, write its exports and its page
#   make test     install, run every test (browser tests with Debian's chromium)
# and one for those who want the language model made again: make model (hours on a CPU; STEPS=2500 for a quick, worse one).

# The first Python that will do; another: make record PYTHON=/path/to/python
WILL_DO := -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
ifndef PYTHON
PYTHON := $(shell for each in python3.11 python3.12 python3.13 python3; do \
	if $$each $(WILL_DO); then echo $$each; break; fi; done)
endif
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := exports/sample
CORPORA ?= ../shared/corpora
STEPS ?= 8000

.PHONY: record test model clean

record: $(VENV)/.installed
	@$(BIN)/python tests/sample.py $(SAMPLE)

test: $(VENV)/.installed-test
	@sh tests/chromium.sh
	$(BIN)/ruff check graph tests
	$(BIN)/ruff format --check graph tests
	$(BIN)/mypy
	$(BIN)/python -m pytest

model: $(VENV)/.installed-training
	cd graph && ../$(BIN)/python -m training --corpora $(abspath $(CORPORA)) --steps $(STEPS)

$(VENV)/bin/python:
	@$(or $(PYTHON),false) $(WILL_DO) || \
		{ echo "OnRecord needs Python 3.11, 3.12 or 3.13; say where it is: make record PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing OnRecord and what it needs into $(VENV) (800 MB; a few minutes the first time) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	@echo "Installing OnRecord and what its tests need into $(VENV) (900 MB; a few minutes the first time) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-training: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[training]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
