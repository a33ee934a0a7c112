# Recounted: everything a reader, an author or a machine does with the book. `make help` lists it.

PYTHON ?= python3
UV ?= uv
VENV ?= .venv
TESTERS ?= 2
PORT ?= 8000
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help book html test check serve lab bench validate lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

book: $(INSTALLED) html ## set up .venv if need be and build the book to _build/html

# Warnings are errors. Sphinx repeats the warnings of a page only when it reads the page again, so a build
# that failed forgets what it has read; what the chapters computed stays cached.
html:
	@$(BIN)/jupyter-book build . --warningiserror --nitpick --keep-going \
	  || { rm -rf _build/.doctrees; exit 1; }

test: $(INSTALLED) ## build the book and run every test
	$(BIN)/python -m pytest -n $(TESTERS)

check: $(INSTALLED) ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: ## show the built book on http://127.0.0.1:8000 (PORT=... for another port)
	@test -f _build/html/index.html || { echo "There is no built book yet: run make book first."; exit 1; }
	$(PYTHON) -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

# The settings in .jupyter make a click on a chapter open it as a notebook.
lab: $(INSTALLED) ## open the chapters as notebooks in JupyterLab
	JUPYTER_CONFIG_PATH=$(CURDIR)/.jupyter $(BIN)/jupyter lab index.md

bench: $(INSTALLED) bench/node_modules ## measure build, audit and every page, beside a stock book (needs Node)
	$(BIN)/python bench/run.py
	$(BIN)/python bench/pages.py

validate: bench/node_modules ## check the HTML of the built pages (needs Node)
	find _build/html -name '*.html' -exec bench/node_modules/.bin/html-validate --config bench/htmlvalidate.json {} +

# Tools for measuring only, pinned with their hashes; neither the book nor its tests need Node.
bench/node_modules: bench/package.json bench/package-lock.json
	@command -v npm >/dev/null || { echo "This measures with Node: install Node 20 or newer, with npm."; exit 1; }
	npm ci --prefix bench --no-fund --no-audit
	@touch $@

lock: ## compile requirements.txt from pyproject.toml (needs uv)
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --extra test \
	  --no-header --no-emit-index-url --output-file requirements.txt pyproject.toml

clean: ## remove everything that was built; .venv stays
	rm -rf _build

# The stamp is younger than the lock as long as .venv holds what the lock says. The book itself is installed
# in place, so that `recount` is a command and notebooks opened anywhere import the package.
$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Recounted needs Python 3.11 or newer, but $(PYTHON) is older: run make PYTHON=python3.11 (or newer)."; \
	  exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
