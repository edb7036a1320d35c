# make demo    tell the example story and name the page it wrote
# make test    every test; make fast leaves the slow ones and the browser out (under 20 s)
# make lint    ruff and mypy; make floors the house's own rules; make bench the measures that need ../shared
# make lock    pin the dependencies anew; make reference writes docs/reference.md from the code; make shots takes the pictures
# make script  make the page's script small, after a change of page.js
# make clean   remove what was made
#
# A clean clone needs git, make and Python 3.11 or later (on Debian and Ubuntu with python3-venv); `make PYTHON=python3.12 …` picks one.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test fast lint bench floors lock reference script shots clean

# Everything is installed from the lock, each file by its hash; the project itself last, by the locked build backend.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "sayso needs Python 3.11 or later: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "no venv: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# Exit code 3 says that an input was set aside: for a demo that is no failure.
demo: $(READY)
	@mkdir -p out
	@$(BIN)/sayso read example/ferry -o out/ferry.html -o out/ferry.json || test $$? -eq 3
	@$(BIN)/sayso read example/ferry --quiet || test $$? -eq 3
	@echo
	@echo "the page: $(CURDIR)/out/ferry.html"

test: $(READY)
	$(BIN)/python -m pytest -n auto

fast: $(READY)
	$(BIN)/python -m pytest -n auto -m "not slow and not browser"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/sayso bench grouping
	$(BIN)/sayso bench gold

floors: $(READY)
	$(BIN)/python -m pytest tests/house

lock:
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.lock

reference: $(READY)
	$(BIN)/python tools/make_reference.py

script: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check tdewolff-minify
	$(BIN)/python tools/shrink_script.py

shots: $(READY)
	$(BIN)/python tools/take_shots.py

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
