# Python 3.11+, pip, make and the package registries are assumed; everything else is fetched into this folder.
PYTHON ?= python3
PORT ?= 8501
UV_VERSION := 0.13.9
TOOLS := .tools
UV := $(TOOLS)/bin/uv

# uv uses the Python that is here: it is never to download one.
export UV_PYTHON_DOWNLOADS ?= never
export UV_PYTHON_PREFERENCE ?= only-system

# HOME may be unset, empty or somebody else's: caches then stay in this folder.
ifneq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo writable),writable)
export HOME := $(CURDIR)/.home
endif

# uv reads no pip settings, so an index set for pip alone is handed on.
INDEX := $(or $(UV_DEFAULT_INDEX),$(UV_INDEX_URL),$(PIP_INDEX_URL),$(shell $(PYTHON) -m pip config get global.index-url 2>/dev/null))
ifneq ($(INDEX),)
export UV_DEFAULT_INDEX := $(INDEX)
endif

.PHONY: run test check bench compare clean

# The sample is part of the set-up, so that the first page does not wait for it; made once.
run: .venv/.synced
	.venv/bin/marquee dashboard --prepare
	.venv/bin/marquee dashboard --port $(PORT)

test: .venv/.synced
	.venv/bin/python tests/browser/chromium.py
	.venv/bin/python -m pytest

check: .venv/.synced
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: .venv/.synced
	.venv/bin/python benchmarks/ingest_cost.py
	.venv/bin/python benchmarks/filter_cost.py
	.venv/bin/marquee evaluate tests/accuracy/sample_labels.jsonl --articles data/sample/articles.jsonl
	.venv/bin/python benchmarks/first_page.py

# Accuracy beside a list of names and spaCy: DATA="X.gold.jsonl ..." LEARNED="Y.gold.jsonl ...", else the sample.
compare: $(TOOLS)/compare/.synced
	$(TOOLS)/compare/bin/python benchmarks/names_compared.py $(DATA) $(if $(LEARNED),--learned $(LEARNED)) $(OPTIONS)

clean:
	rm -rf .venv $(TOOLS) .home dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find analysis benchmarks tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.synced: pyproject.toml uv.lock | $(UV)
ifeq ($(INDEX),)
	$(UV) sync --locked --all-extras --compile-bytecode --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
else
# uv takes a lock for stale where the index has another address: the same versions and hashes are installed from this one.
	$(UV) venv --quiet --allow-existing --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
	$(UV) export --quiet --frozen --all-extras --no-emit-project --output-file .venv/requirements.txt > /dev/null
	$(UV) pip sync --python .venv --require-hashes --compile-bytecode .venv/requirements.txt
	$(UV) pip install --python .venv --no-deps --editable .
endif
	@touch $@

# An environment of its own: spaCy is no part of Marquee, nor of what it is developed with.
$(TOOLS)/compare/.synced: uv.lock | $(UV)
	$(UV) venv --quiet --allow-existing --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" $(TOOLS)/compare
	$(UV) export --quiet --frozen --no-emit-project --no-default-groups --group compare --output-file $(TOOLS)/compare/requirements.txt > /dev/null
	$(UV) pip sync --python $(TOOLS)/compare --require-hashes $(TOOLS)/compare/requirements.txt
	@touch $@

$(UV): Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Marquee needs Python 3.11 or newer, $$($(PYTHON) --version 2>&1) found: set PYTHON=/path/to/python3.11" >&2; exit 1; }
# Without pip inside: Debian's Python can make such a venv with no python3-venv installed.
	$(PYTHON) -m venv --without-pip $(TOOLS)
	$(PYTHON) -m pip --python $(TOOLS)/bin/python install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@
