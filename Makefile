# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Needs Python 3.11 to 3.13, make and a package index.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv-bench/.ready
FUZZ_READY := .venv-fuzz/.ready
FUZZ_SECONDS ?= 900

.PHONY: help setup demo test format lint types imports tests eval bench fuzz stress lock clean

help:
	@echo "make demo    compare the example pages: a summary here, and comparison.html"
	@echo "make test    format, lint, types, import contract, tests"
	@echo "make eval    quality on the development sets, held against evals/floors.json"
	@echo "make bench   speed of each stage beside a peer, in the same run"
	@echo "make fuzz    every parser under a fuzzer, 15 minutes each; FUZZ_SECONDS changes that"
	@echo "make stress  the long runs: property tests with many more examples"
	@echo "make lock    resolve and pin all dependencies anew"

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Rashomon needs Python 3.11, 3.12 or 3.13; set PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	$(BIN)/rashomon compare examples/pages -o comparison.html
	@echo "Open comparison.html in a browser: every finding there opens the sentence behind it."

test: format lint types imports tests

format: $(READY)
	$(BIN)/ruff format --check .

lint: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	$(BIN)/pytest --numprocesses 2 --dist loadscope -rs

eval: $(READY)
	$(BIN)/python -m evals all

stress: $(READY)
	HYPOTHESIS_PROFILE=stress $(BIN)/pytest --numprocesses 2

$(BENCH_READY): benchmarks.lock pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --no-deps --require-hashes -r benchmarks.lock
	.venv-bench/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(BENCH_READY)

bench: $(BENCH_READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 .venv-bench/bin/python -m benchmarks

$(FUZZ_READY): fuzz.lock pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet --no-deps --require-hashes -r fuzz.lock
	.venv-fuzz/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(FUZZ_READY)

fuzz: $(FUZZ_READY)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 .venv-fuzz/bin/python -m fuzz --seconds $(FUZZ_SECONDS)

LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header --allow-unsafe

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --extra dev -o requirements.lock
	$(LOCK) --extra bench -o benchmarks.lock
	$(LOCK) --extra fuzz -o fuzz.lock

clean:
	rm -rf .venv .venv-bench .venv-fuzz out build dist comparison.html
