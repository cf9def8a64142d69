# Nextrung needs Python 3.11 or newer, make and a package index; nothing else is installed by hand.
#
## make demo       load the bundled samples and show a ladder and what the next rung asks
## make test       all that guards the main branch, stopping at the first failure
## make coverage   the tests again, with the lines and branches that they never reach
## make clean      remove the environment and everything that was built
##
## PYTHON=python3.12 chooses the interpreter of the environment (.venv).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# As variables and not as options, they also reach the environments in which pip builds a wheel:
# the first up to pip 25.2, the second from then on.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
# An index that warns page by page would bury the demo; errors are shown all the same.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

.PHONY: help demo test coverage clean

help:
	@sed -n 's/^## \{0,1\}//p' Makefile

demo: $(VENV)/installed
	@$(BIN)/nextrung demo

test: $(VENV)/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	rm -rf build
	$(BIN)/python -m build --wheel --no-isolation --outdir build
	$(BIN)/check-wheel-contents build
	$(BIN)/pytest -n auto -rs

coverage: $(VENV)/installed-test
	$(BIN)/pytest -n auto --cov

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .*_cache

# Editable, so that a change of a module, a query or a page needs no new installation.
$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing Nextrung into $(VENV); the first time takes about half a minute."
	@$(PIP) install -e .
	@touch $@

$(VENV)/installed-test: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing Nextrung and its tests into $(VENV); the first time takes about a minute."
	@$(PIP) install -e '.[test]'
	@touch $(VENV)/installed $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Nextrung needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=<its path>" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) lacks the venv module: install it (Debian: python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
