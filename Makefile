# Everything a newcomer needs: `make serve` and `make test`. Both install what they use into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# A real screen reader, a desktop for it that nobody sees, and the browsers that it reads; what Firefox takes MP4 with.
SCREEN_READER := at-spi2-core dbus:dbus-daemon firefox-esr libavcodec-extra fonts-dejavu-core openbox orca xdotool xvfb:Xvfb

# The tests start programs a thousand times: each is compiled once, also where the environment says otherwise.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: serve test coverage checkers bench fuzz torture format translations lock licences bom clean

serve: $(VENV)/.product
	@exec $(BIN)/voicereader serve seeds $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

test: $(VENV)/.tests
	@PATH="$$PATH:/usr/sbin" sh .ci/packages chromium chromium-headless-shell default-jre-headless:java libatomic1 nginx-light:nginx procps:ps $(SCREEN_READER)
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -n 4 --dist loadgroup $(ARGS)

# The same, and which lines no test comes to: 95 in a hundred are the least. It takes half as long again.
coverage: $(VENV)/.tests
	@rm -f .coverage .coverage.*
	@$(MAKE) --no-print-directory test ARGS="--cov --cov-report=term $(ARGS)"

checkers: $(VENV)/.tests
	@sh .ci/packages chromium chromium-headless-shell default-jre-headless:java libatomic1 procps:ps
	@CHECKERS=all $(BIN)/python -m pytest -n 2 --dist loadgroup tests/checkers $(ARGS)

bench: $(VENV)/.tests
	@sh .ci/packages espeak-ng lame procps:ps
	@$(BIN)/python -m tests.bench $(ARGS)

fuzz: $(VENV)/.tests
	@$(BIN)/python -m tests.fuzz.readers

# Tests in their long form, and loads: all parts of tests/torture, or those that ARGS names.
torture: $(VENV)/.tests
	@PATH="$$PATH:/usr/sbin" sh .ci/packages debootstrap iproute2:ip procps:ps
	@$(BIN)/python -m tests.torture $(ARGS)

format: $(VENV)/.tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The catalogues have every message of the pages; what is new in them is empty, to be translated. Then once more.
translations: $(VENV)/.tests
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keyword lazy_gettext --keyword lazy_pgettext:1c,2 \
	  --keyword plurals:1,2 --no-location --sort-output --output $(VENV)/messages.pot .
	$(BIN)/pybabel --quiet update --input-file $(VENV)/messages.pot --output-dir translations \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel --quiet compile --directory translations

# A lock file has every dependency with its digest and no address of where it comes from.
lock: $(VENV)/.tests
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --group build -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra kokoro --extra piper --group build --group checks --group tests -c requirements.lock -o requirements-dev.lock pyproject.toml

# What others made, with its licence: a page of the docs, and a bill of materials for a release.
licences: $(VENV)/.tests
	@$(BIN)/python -m tests.supply licences

bom: $(VENV)/.tests
	@$(BIN)/python -m tests.supply bom dist/voicereader.cdx.json

clean:
	rm -rf $(VENV) dist tests/checkers/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("VoiceReader needs Python 3.11 or newer; name one: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh .ci/packages python3-venv
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.product: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing VoiceReader into $(VENV) …"
	@$(PIP) install --no-deps --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: requirements-dev.lock $(VENV)/.product
	@echo "Installing what the tests need …"
	@$(PIP) install --no-deps --require-hashes -r requirements-dev.lock
	@touch $@
