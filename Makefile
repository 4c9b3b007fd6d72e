# Entente. `make demo` and `make test` do all set-up on a fresh Debian or Ubuntu machine with Swift 6.2 or later.

PREFIX ?= /usr/local
SWIFT ?= swift
# Faster vector code where the processor has it (clang's -march governs Swift's code, too); the portable build is `swift build -c release`.
HAS_V3 := $(shell grep -q avx2 /proc/cpuinfo 2>/dev/null && grep -q fma /proc/cpuinfo && echo yes)
V3_FLAGS := $(if $(HAS_V3),-Xcc -march=x86-64-v3 -Xswiftc -DENTENTE_V3)
PORTABLE := .build/release/entente
SHARED_TEXTS ?= $(firstword $(wildcard $(ENTENTE_SHARED)/documents/seeds ../shared/documents/seeds))
CORPORA ?= $(firstword $(wildcard $(ENTENTE_SHARED)/corpora ../shared/corpora))

.PHONY: all setup build test demo release install install-files format graphs evaluate coverage clean

all: build

setup:
	@tools/setup.sh

build: setup
	$(SWIFT) build -c release --product entente

# The suite runs in debug; then the installed program must answer as the built one does.
test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(SWIFT) build -c release --product entente
	@tools/install-test.sh "$$($(SWIFT) build -c release --show-bin-path)/entente"

demo: build
	@tools/demo.sh "$$($(SWIFT) build -c release --show-bin-path)/entente" demo

release: setup
	$(SWIFT) build -c release $(V3_FLAGS) --scratch-path .build/v3 --product entente
	$(SWIFT) build -c release $(V3_FLAGS) --scratch-path .build/v3 --product entente-bench
	@echo "binaries in $$($(SWIFT) build -c release $(V3_FLAGS) --scratch-path .build/v3 --show-bin-path)"

install: build
	@$(MAKE) --no-print-directory install-files BINARY="$$($(SWIFT) build -c release --show-bin-path)/entente"

install-files:
	@install -d "$(PREFIX)/bin" "$(PREFIX)/share/entente/models"
	@install -m 755 "$(BINARY)" "$(PREFIX)/bin/entente"
	@cp -R ontology "$(PREFIX)/share/entente/"
	@cp models/*.model models/README.md "$(PREFIX)/share/entente/models/"
	@cp NOTICE LICENSE "$(PREFIX)/share/entente/"
	@echo "installed entente to $(PREFIX)/bin"

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# The world, the examples, and the seeds where they are, in every format.
graphs: build
	@tools/graphs.sh "$$($(SWIFT) build -c release --show-bin-path)/entente" "$(SHARED_TEXTS)"

# The models' scores on the development sets, their speed and size, as Markdown on standard output.
evaluate:
	@$(MAKE) --no-print-directory build >&2
	@tools/evaluate.sh "$$($(SWIFT) build -c release --show-bin-path)/entente" "$(CORPORA)"

# How many verbs and event nouns with two actors have a frame, in a fixed sample of political English.
coverage:
	@$(MAKE) --no-print-directory build >&2
	@tools/coverage.sh "$$($(SWIFT) build -c release --show-bin-path)/entente" "$(CORPORA)"

clean:
	rm -rf .build demo
