# All that one does here, on a laptop and in CI alike: `make help`.
PYTHON ?= python3
OURS = .venv/bin/python
UV = $(OURS) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header
GROUPS = registry consultation notification training portal subscriber operations local

.DEFAULT_GOAL := help
.PHONY: help run demo reset test test-compose test-faults test-faults-short lint format bench bench-back-pressure bench-registry bench-consultation bench-notification contracts release lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, start the whole system, leave it running (PORT=8080); Ctrl-C stops it
	@$(PYTHON) -m operations.bootstrap run
	@exec $(OURS) -m operations.local run

demo: ## play a consultation, its debate, an activity and a course against the running system (URL=http://localhost:8080), check that all arrived once
	@URL=$(or $(URL),http://localhost:$(or $(PORT),8080)) $(OURS) -m operations.demo play

reset: ## forget all that `make run` has kept
	@$(PYTHON) -m operations.bootstrap reset

test: ## install what is missing and run the whole test suite (TESTS="tests/unit -k name" for a part)
	@$(PYTHON) -m operations.bootstrap test
ifdef TESTS
	@$(OURS) -m pytest -m "not compose and not faults" $(TESTS)
else
	@$(OURS) -m pytest -m "not compose and not faults" -n 2
endif

test-compose: ## run the system in containers for real, and try to break it; needs Docker with Compose
	@$(PYTHON) -m operations.bootstrap test
	@.ci/engine
	@$(OURS) -m pytest -m compose tests/system/compose
	@$(OURS) -m pytest tests/faults --broker compose

test-faults: ## kill, stop and freeze what carries messages, 20 times at each point; the table goes into docs/
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m pytest tests/faults --kills 20 --keep
	@! docker info >/dev/null 2>&1 || $(OURS) -m pytest tests/faults --kills 20 --keep --broker compose

test-faults-short: ## the same, with one kill at each point (FAULTS="--broker compose" for RabbitMQ 4.3 in a container)
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m pytest tests/faults $(FAULTS)

lint: ## see that code is formatted, typed and obeys the import law
	@$(PYTHON) -m operations.bootstrap lint
	$(OURS) -m ruff check .
	$(OURS) -m ruff format --check .
	$(OURS) -m mypy
	.venv/bin/lint-imports

format: ## format the code, and mend what can be mended by itself
	$(OURS) -m ruff check --fix .
	$(OURS) -m ruff format .

bench: ## measure against limits and rivals, under 10 minutes, and write docs/performance.md; wants a quiet machine
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m benchmarks.installing
	@$(OURS) -m benchmarks.plumbing --keep

bench-back-pressure: ## take the broker away for 10 minutes under load, about 25 in all (SECONDS=60 for a short one)
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m benchmarks.back_pressure $(if $(SECONDS),--seconds $(SECONDS) --rows 100000,--keep)

bench-registry: ## measure the registry with a whole country in it, and write docs/performance.md; wants a quiet machine
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m benchmarks.registry --keep

bench-consultation: ## measure the consultation service with a register of a million, and write docs/performance.md
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m benchmarks.consultation --keep

bench-notification: ## measure how many are told how fast, and write docs/performance.md (SMALL=1 to see that it runs)
	@$(PYTHON) -m operations.bootstrap test
	@$(OURS) -m benchmarks.notification $(if $(SMALL),--small,--keep)

contracts: ## write schemas, examples, AsyncAPI and docs/events.md from the event classes
	for service in registry consultation notification training; do \
	  $(OURS) -m services.$$service contracts write || exit 1; \
	done
	$(OURS) -m shared.contracts write

release: ## freeze schemas, examples and database shapes of this version under tests/released/
	$(OURS) -m operations.release

lock: ## compile pyproject.toml's groups into requirements/, one set of versions for all
	$(UV) --group dev --output-file requirements/dev.txt pyproject.toml
	for group in $(GROUPS); do \
	  $(UV) --group $$group --constraints requirements/dev.txt --output-file requirements/$$group.txt pyproject.toml || exit 1; \
	done

.PHONY: compose-up compose-demo compose-down
COMPOSE = docker compose --env-file deploy/compose/demo.env

compose-up: ## the same system in containers, with example data and a mail catcher (PORT=8080)
	@test -x $(OURS) || $(PYTHON) -m operations.bootstrap run
	@$(COMPOSE) up --build --wait
	@$(OURS) -m operations.compose seed --url http://localhost:$(or $(PORT),8080)

compose-demo: ## play one consultation from end to end against the system in containers
	@$(COMPOSE) run --rm play

compose-down: ## stop the containers; their data stay (FORGET=--volumes forgets them)
	@$(COMPOSE) --profile demo --profile play down $(FORGET)
