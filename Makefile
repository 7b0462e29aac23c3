# `make help` lists what there is. ARGS goes through to the program that a target runs:
#   make site ARGS="--drafts"     make test ARGS="-k citations"
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:

ARGS ?=
# pytest's workers: a browser and a build beside each other fill more cores than they have.
WORKERS ?= 2
# The source documents, where they stand beside the checkout; elsewhere the site's own seeds/archive/ serves.
ARCHIVE ?= $(wildcard ../shared/seeds)

archive := $(if $(ARCHIVE),--archive "$(ARCHIVE)")
python := .venv/bin/python
briefing := .venv/bin/briefing
code := generator tests benchmarks scripts/*.py

.PHONY: site
site: setup ## build the site into build/ (the default)
	@$(briefing) build $(archive) $(ARGS)

.PHONY: serve
serve: setup ## the live preview, on http://127.0.0.1:8000
	@$(briefing) serve $(archive) $(ARGS)

.PHONY: features
features: ## install all that any feature needs: documents in, books, editors, a cluster (hash-locked)
	@scripts/setup features
	@scripts/pdfjs/fetch

.PHONY: pdf
pdf: features ## a book of all briefings, for paper (ARGS="asean --to asean.pdf" for a part)
	@$(briefing) export --pdf $(archive) $(ARGS)

.PHONY: handbook
handbook: setup-dev ## the documentation as a site of this generator, in examples/handbook/build/
	@$(python) scripts/handbook.py
	@$(briefing) build --site examples/handbook $(ARGS)

.PHONY: dist
dist: setup-dev ## a wheel and an sdist in dist/, the same bytes each time
	@$(python) -m hatchling build $(ARGS)

.PHONY: vsix
vsix: ## the extension for VS Code in dist/, the same bytes each time (needs Node)
	@editors/vscode/run pack

.PHONY: image
image: ## an OCI image of the command (podman, buildah or docker; ARGS="--build-arg LOCKS=site" for a smaller one)
	@scripts/image $(ARGS)

.PHONY: test
test: setup-dev ## all tests (ARGS="-k citations" for some; docs/contributing.md has more)
	@chromium=$$(scripts/browser) || exit; \
	$${chromium:+env BRIEFING_CHROMIUM="$$chromium"} $(python) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

.PHONY: check
check: setup-dev ## formatting, lint, types, and the site's own content
	@echo "Formatting"
	@$(python) -m ruff format --quiet --check $(code) || { echo "Cure: make format" >&2; exit 1; }
	@echo "Lint"
	@$(python) -m ruff check --quiet $(code)
	@echo "Borders"
	@$(python) scripts/borders.py
	@echo "Regular expressions"
	@$(python) scripts/pattern_growth.py
	@echo "Types"
	@$(python) -m mypy --no-error-summary
	@echo "Scripts and style sheets"
	@scripts/front-end/run check
	@editors/vscode/run check
	@echo "Content"
	@$(briefing) check --strict $(archive) $(ARGS)

.PHONY: format
format: setup-dev ## put the code in its format, mend what lint can mend
	@$(python) -m ruff check --quiet --fix-only $(code)
	@$(python) -m ruff format --quiet $(code)
	@scripts/front-end/run format

.PHONY: mutate
mutate: setup-dev ## small faults in a module: which does no test notice? (ARGS="MODULE --tests FILE ...")
	@$(python) scripts/mutate.py $(ARGS)

.PHONY: fuzz
fuzz: setup-dev ## try every reader with contents that nobody would write, a minute each (ARGS="markdown card --seconds 10")
	@$(python) -m pip install --quiet --require-hashes --no-deps --upgrade --target .cache/fuzz/lib \
		-r requirements/fuzz.lock.txt || echo "fuzz: going on without atheris, which is not to be had here" >&2
	@PYTHONPATH=.cache/fuzz/lib $(python) scripts/fuzz.py $(ARGS)

.PHONY: bench
bench: setup-dev ## the benchmarks
	@$(python) -m benchmarks $(ARGS)

.PHONY: audit
audit: setup-dev ## measure the published pages: weight, accessibility, markup, looks, Lighthouse (needs Node, Java, Chromium)
	@scripts/audit
	@$(python) -m benchmarks audit $(archive) $(ARGS)

.PHONY: baselines
baselines: setup-dev ## make the small pictures of every type of page anew that `make audit` compares (needs Chromium)
	@chromium=$$(scripts/browser) || exit; \
	$${chromium:+env BRIEFING_CHROMIUM="$$chromium"} $(python) -m benchmarks baselines $(ARGS)

.PHONY: lock
lock: ## remake the lock files of requirements/, scripts/front-end/, scripts/pdfjs/ and editors/vscode/ (ARGS=--upgrade: the newest of Python)
	@scripts/lock $(ARGS)

.PHONY: sbom
sbom: ## the bill of materials of all that is locked, as CycloneDX JSON in .cache/sbom.cdx.json
	@$${PYTHON:-python3} scripts/supply.py sbom $(ARGS)

.PHONY: licences
licences: setup-dev ## the licence of every locked library, against those that the project may use
	@$(python) scripts/supply.py licences $(ARGS)

.PHONY: advisories
advisories: ## known weaknesses of what is locked, asked of osv.dev where it can be reached (it says so where not)
	@$${PYTHON:-python3} scripts/supply.py advisories $(ARGS)

.PHONY: clean
clean: ## remove everything that these targets made: site, caches, .venv
	@rm -rf build .build.* dist .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name .git -prune -o -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1	\2/p' Makefile

.PHONY: setup setup-dev
setup:
	@scripts/setup
setup-dev:
	@scripts/setup dev
