# fuga - see README.md; `make help` lists the targets.
VARIANT ?= release
O       := build/$(VARIANT)
CC      ?= cc
PREFIX  ?= /usr/local
SITE    ?= site
VERSION := $(shell sed -n 's/^## \[\([0-9][^]]*\)\].*/\1/p' CHANGELOG.md 2>/dev/null | head -n 1)

PACKAGES := gcc make pkg-config libc6-dev libyaml-dev libcmark-dev libicu-dev libgsl-dev libxxhash-dev libgit2-dev libmicrohttpd-dev tzdata
# jansson: the Mustache specification is JSON, and what we write must be read back by somebody else.
PACKAGES_TEST := libcmocka-dev libjansson-dev xz-utils git

LIBS    := yaml-0.1 libcmark icu-i18n icu-uc gsl libxxhash libgit2 libmicrohttpd
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wcast-qual -Wcast-align -Wconversion -Wpointer-arith \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wundef -Wvla -Wformat=2 \
	-Wimplicit-fallthrough -Wwrite-strings -Wnull-dereference -Wdate-time
ifdef CI
WARN    += -Werror
endif
FLAGS_debug   := -O0 -g3
FLAGS_release := -O2 -g -DNDEBUG -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE
FLAGS_san     := -O1 -g3 -DFUGA_SAN -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK_release  := -pie -Wl,-z,relro,-z,now,-z,noexecstack
LINK_san      := -fsanitize=address,undefined
CFLAGS  += -std=c17 -D_GNU_SOURCE -fopenmp -ffp-contract=off -Isrc $(WARN) $(FLAGS_$(VARIANT))
LDFLAGS += -fopenmp $(LINK_$(VARIANT))

SOURCES   := $(sort $(wildcard src/*/*.c))
OBJECTS   := $(SOURCES:src/%.c=$O/%.o)
TEMPLATES := $(sort $(shell find templates -type f))
TESTS_C   := $(sort $(wildcard tests/*/test_*.c))
TESTS     := $(TESTS_C:tests/%.c=$O/tests/%)
SCRIPTS   := $(sort $(wildcard tests/*/test_*.sh))

ifneq ($(MAKECMDGOALS),)
ifneq ($(filter-out help deps deps-web clean format,$(MAKECMDGOALS)),)
LIB_CFLAGS = $(shell pkg-config --cflags $(LIBS))
LIB_LIBS   = $(shell pkg-config --libs $(LIBS)) -lm
endif
endif

.DEFAULT_GOAL := help
Q := $(if $(V),,@)
.PHONY: help deps deps-web all site test test-web test-web-lighthouse san bench bench-scale bench-law lint format install clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 22
	@echo 'VARIANT=debug|release|san chooses how to compile; the program is build/fuga.'

deps: ## install what is missing to build and test (Debian, Ubuntu; other systems: see README.md)
	@sh src/cli/deps.sh $(PACKAGES) $(PACKAGES_TEST)

deps-web: ## install what test-web needs as well: Chromium, Node, npm packages (some 300 MB)
	@sh tests/web/deps.sh

all: build/fuga ## compile the program

site: all ## render content/ into site/
	build/fuga build content -o $(SITE)
	@echo "Open $(SITE)/index.html"

test: all $(TESTS) $O/tests/bench/floor ## run the tests
	@sh tests/run.sh $O $(TESTS) -- $(SCRIPTS)

test-web: all ## check the site in a browser: access, charts, links, weights, words (after deps-web)
	@sh tests/web/run.sh build/fuga

test-web-lighthouse: all ## score the first page and a dossier with Lighthouse (after deps-web)
	@sh tests/web/run.sh build/fuga lighthouse

san: ## the same tests under the address and undefined-behaviour sanitizers
	$(MAKE) VARIANT=san test

bench: all $O/tests/bench/floor ## fuga beside its peers and the least possible: N=2000 PEERS="hugo python" RUNS=3
	@O=$O sh tests/bench/bench.sh

bench-scale: all ## five times the accounts beside N (N=20000 is the full size: some 30 minutes)
	@O=$O sh tests/bench/bench.sh scale

bench-law: ## is the law found again that made a company leave? SEEDS=10 ACCOUNTS=20000
	@sh tests/bench/recovery.sh $(SEEDS) $(ACCOUNTS)

lint: ## layers, headers that compile alone, formatting
	@sh tests/lint.sh

format: ## lay the code out with clang-format
	clang-format -i $(wildcard src/*.c src/*/*.[ch] tests/*/*.[ch])

install: all ## copy the program to $(PREFIX)
	install -D -m 755 build/fuga $(DESTDIR)$(PREFIX)/bin/fuga

clean: ## remove build/
	rm -rf build

build/fuga: $O/fuga FORCE
	@cmp -s $< $@ || cp $< $@

FORCE:

$O/fuga: $O/main.o $O/libfuga.a
	@echo "link $@"
	$(Q)$(CC) -o $@ $^ $(LDFLAGS) $(LIB_LIBS)

$O/libfuga.a: $(OBJECTS) $O/embedded.o
	$(Q)rm -f $@ && ar rcs $@ $^

$O/main.o: src/main.c Makefile
	@mkdir -p $(@D)
	@echo "cc $<"
	$(Q)$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$O/%.o: src/%.c Makefile CHANGELOG.md
	@mkdir -p $(@D)
	@echo "cc $<"
	$(Q)$(CC) $(CFLAGS) $(LIB_CFLAGS) -DFUGA_VERSION='"$(VERSION)"' -MMD -MP -c -o $@ $<

$O/embedded.c: $(TEMPLATES) src/cli/embed.sh
	@mkdir -p $(@D)
	$(Q)sh src/cli/embed.sh $(TEMPLATES) > $@.tmp && mv $@.tmp $@

$O/embedded.o: $O/embedded.c
	$(Q)$(CC) -std=c17 -Isrc -O0 -c -o $@ $<

$O/tests/%: tests/%.c $O/libfuga.a Makefile
	@mkdir -p $(@D)
	@echo "cc $<"
	$(Q)$(CC) $(CFLAGS) $(LIB_CFLAGS) -UNDEBUG -Itests -MMD -MP -o $@ $< $O/libfuga.a $(LDFLAGS) $(LIB_LIBS) -lcmocka -ljansson

-include $(OBJECTS:.o=.d) $O/main.d $(TESTS:=.d)
