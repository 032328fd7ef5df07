# Two commands do all set-up on a machine with Python 3.11 to 3.13, pip, make and git:
#   make record   install, build the sample coverage, write its exports and its page
#   make test     install, run every test (browser tests with Debian's chromium)
# and one for those who want the language model made again: make model (hours on a CPU).

PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := exports/sample
CORPORA ?= ../shared/corpora

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
	cd graph && ../$(BIN)/python -m training --corpora $(abspath $(CORPORA))

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing OnRecord into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	@echo "Installing OnRecord and what its tests need into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-training: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[training]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
