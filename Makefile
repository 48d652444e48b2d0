# SPDX-License-Identifier: GPL-3.0-or-later
# undex: make [TARGET] [VARIABLE=VALUE]
#
#   make deps        install what building and testing need (Debian, Ubuntu; elsewhere it says what to install)
#   make demo        install what is missing, build, index corpus/ into index/, answer two queries
#   make test        install what is missing, build, and run every test: lint, release build, sanitizers
#   make             build ./undex and ./undex-reader
#   make check       the tests of ./undex only: units, command line, golden, hostile files
#   make asan        build with AddressSanitizer and UBSan, and run all tests so
#   make stress      what a night may bring: kills at random moments, full disks, hostile files; some minutes
#   make fuzz        libFuzzer over texts, drafts, segmentation, queries, records and what a reader says, a minute each; wants clang
#   make lint        layers, banned functions, format, cppcheck, clang-tidy
#   make man         the manual pages, in build/man; make completions: for bash, zsh and fish, in build/completion
#   make install     PREFIX=/usr/local DESTDIR=: the programs and the manual; make install-xapian-c: the C binding to Xapian
#   make clean
#
# Also: make units, make bench (over ../shared), make compile_commands.json, make help.
# CFLAGS, CXXFLAGS, CPPFLAGS and LDFLAGS are added to our own; WERROR= lets warnings pass (for a compiler of tomorrow); V=1 shows whole commands.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
MODE    ?= release
WERROR  ?= -Werror
BUILD   ?= build/$(MODE)
JOBS    := $(shell nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)

# These install, test or tidy: they never compile by themselves, and pkg-config may not be there yet.
OUTER := deps demo test clean help
ifneq ($(filter-out $(OUTER),$(or $(MAKECMDGOALS),all)),)
LINKED        := xapian-core libpcre2-8 libzstd glib-2.0
# undex-reader alone: some forty libraries come with them, and to load those takes longer than a search
SECCOMP       := $(if $(filter Linux,$(shell uname -s)),libseccomp)
READING       := poppler-glib cairo fontconfig uchardet serd-0 minizip $(SECCOMP)
# the libraries' headers are not ours to warn about; tesseract is loaded where a page is a picture, not linked
CPPFLAGS_LIBS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(READING) tesseract $(LINKED)))
# the first is the first that is looked through for each name when the program starts, and most names are its
CXXLIB        := $(if $(filter Linux,$(shell uname -s)),-lstdc++)
LDLIBS        := $(CXXLIB) $(shell pkg-config --libs $(LINKED)) -lm
READING_LIBS  := $(shell pkg-config --libs $(READING))
# tests and measurements may call all of them, and read with another library what was written as JSON
UNIT_FLAGS    := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags json-glib-1.0 2>/dev/null))
UNIT_LIBS     := $(READING_LIBS) $(shell pkg-config --libs json-glib-1.0 cmocka 2>/dev/null)
endif

WARNINGS  := -Wall -Wextra -Wshadow -Wpointer-arith -Wundef -Wformat=2 -Wvla -Wno-missing-field-initializers $(WERROR)
CWARNINGS := $(WARNINGS) -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
HARDEN    := -fstack-protector-strong -fPIE
LDHARDEN  := -pie
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
HARDEN    += -fcf-protection
endif
ifeq ($(shell uname -s),Linux)
LDHARDEN  += -Wl,-z,relro,-z,now -Wl,-z,noexecstack -Wl,--as-needed
# of programs with poppler, which finds these before its own: src/extract/pdf/pdf_colour_shortcut.c, src/extract/pdf/pdf_rules.c,
# src/extract/pdf/pdf_drawn.c, src/extract/pdf/pdf_font_reuse.c, src/extract/pdf/pdf_picture_shortcut.c, src/extract/pdf/pdf_operators.c
EXPORTED  := -Wl,--export-dynamic-symbol=cmsCreateTransform
EXPORTED  += '-Wl,--export-dynamic-symbol=_ZN13TextOutputDev*' '-Wl,--export-dynamic-symbol=_ZN9OutputDev*'
EXPORTED  += '-Wl,--export-dynamic-symbol=_ZN8TextPage*' '-Wl,--export-dynamic-symbol=_ZN7GfxPath*' '-Wl,--export-dynamic-symbol=_ZN8GfxState*'
EXPORTED  += '-Wl,--export-dynamic-symbol=_ZN7GfxFont*' '-Wl,--export-dynamic-symbol=_ZN11Gfx8BitFont*'
EXPORTED  += '-Wl,--export-dynamic-symbol=_ZN10GfxCIDFont*' '-Wl,--export-dynamic-symbol=_ZN3Gfx10doSoftMask*'
# no source names this one, so that its file would be left in the archive
EXPORTED  += -Wl,--export-dynamic-symbol=_ZN3Gfx6findOpEPKc -Wl,-u,_ZN3Gfx6findOpEPKc
EXPORTED  += -Wl,--export-dynamic-symbol=opj_decode -Wl,--export-dynamic-symbol=opj_end_decompress
endif
ifeq ($(MODE),asan)
OPTIMIZE  := -O1 -g -U_FORTIFY_SOURCE -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
else ifeq ($(MODE),fuzz)
OPTIMIZE  := -O1 -g -U_FORTIFY_SOURCE -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined
else
OPTIMIZE  := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
endif
CPPFLAGS_ALL := -Iinclude -Isrc -D_GNU_SOURCE -DUNDEX_VERSION='"$(VERSION)"' $(CPPFLAGS_LIBS) $(CPPFLAGS)
CFLAGS_ALL   := -std=gnu17 $(OPTIMIZE) $(CWARNINGS) $(HARDEN) $(CFLAGS)
CXXFLAGS_ALL := -std=c++17 $(OPTIMIZE) $(WARNINGS) $(HARDEN) $(CXXFLAGS)
LDFLAGS_ALL  := $(OPTIMIZE) $(LDHARDEN) $(LDFLAGS)

# what both programs are made of, and what each is made of alone: neither is linked with the rooms of the other
SHARED_ROOMS := base record citation analysis thesaurus index
UNDEX_ROOMS  := ingest search verify cli
READER_ROOMS := extract segment reader
sources   = $(wildcard $(1:%=src/%/*.c) $(1:%=src/%/*/*.c))
objects   = $(patsubst %.c,$(BUILD)/%.o,$(call sources,$(1)))
SOURCES  := $(call sources,$(SHARED_ROOMS) $(UNDEX_ROOMS) $(READER_ROOMS))
BINDING  := $(wildcard src/xapian-c/*.cc)
TESTS    := $(wildcard tests/unit/test_*.c)
DATA     := $(sort $(basename $(notdir $(filter-out %.md,$(wildcard data/*)))))
DATA_OBJECTS    := $(DATA:%=$(BUILD)/data/%.o)
SHARED_OBJECTS  := $(call objects,$(SHARED_ROOMS)) $(DATA_OBJECTS)
UNDEX_OBJECTS   := $(call objects,$(UNDEX_ROOMS))
# its main() is no part of the archive, which tests are linked with
READER_MAIN     := $(BUILD)/src/reader/reader_main.o
READER_OBJECTS  := $(filter-out $(READER_MAIN),$(call objects,$(READER_ROOMS)))
BINDING_OBJECTS := $(BINDING:%.cc=$(BUILD)/%.o)
BENCHES  := $(wildcard tests/bench/*.c)
# undex-reader, but that it lies: what it is linked with says other things than it was told to
LIAR     := $(BUILD)/tests/hostile/lying_reader
LIAR_OBJECTS    := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/hostile/*.c))
LIES     := -Wl,--wrap=undex_message_write,--wrap=undex_read_document_bytes
TEST_OBJECTS    := $(TESTS:%.c=$(BUILD)/%.o) $(BENCHES:%.c=$(BUILD)/%.o) $(LIAR_OBJECTS)
OBJECTS  := $(SHARED_OBJECTS) $(UNDEX_OBJECTS) $(READER_OBJECTS) $(BINDING_OBJECTS) $(TEST_OBJECTS) \
            $(BUILD)/src/main.o $(READER_MAIN)
INJECTOR := $(if $(filter Linux,$(shell uname -s)),$(patsubst %,$(BUILD)/tests/stress/%.so,fault_injector xapian_fault))
UNITS    := $(TESTS:%.c=$(BUILD)/%) $(BENCHES:%.c=$(BUILD)/%)
# in the order in which they are linked
SHARED   := $(BUILD)/libshared.a $(BUILD)/libxapian-c.a
ARCHIVES := $(BUILD)/libundex.a $(BUILD)/libreader.a $(SHARED)
ifeq ($(BUILD),build/release)
PROGRAM := undex
else
PROGRAM := $(BUILD)/undex
endif
READER  := $(PROGRAM)-reader

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: stress fuzz all help deps demo test check asan lint tidy units bench man completions install install-xapian-c clean compile_commands.json FORCE

all: $(PROGRAM) $(READER)

help:
	@sed -n '2,/^$$/s/^# \{0,1\}//p' Makefile

# --- what users call ------------------------------------------------------------------------------------------------

deps:
	@tools/packages test

demo:
	@tools/packages build
	@$(MAKE) -j$(JOBS) --no-print-directory all
	@tools/demo $(abspath $(PROGRAM))

test:
	@tools/packages test
	@$(MAKE) -j$(JOBS) --no-print-directory all units
	@$(MAKE) -j$(JOBS) --no-print-directory MODE=asan all units
	@tests/run.sh lint release asan

check: all units
	@tests/run.sh release

asan:
	@$(MAKE) -j$(JOBS) --no-print-directory MODE=asan all units
	@tests/run.sh asan

# KILLS=20 MUTATIONS=20 FAULTS=50 LOSSES=10 DRAWN=FILE QUERIES='20 INDEX': less of each. What fails does not keep the rest from running.
stress: all $(INJECTOR)
	@failed=0; \
	for each in stress/run.py 'stress/disk_faults.py $(FAULTS:%=--most %)' 'stress/power_loss.py $(LOSSES)' \
	    'hostile/drawing.py $(DRAWN)' 'stress/queries.py $(QUERIES)' stress/shards.py stress/namespaces.py \
	    stress/letters.py stress/thesauri.py; do tests/$$each || failed=1; done; exit $$failed

# All of it built anew by clang, with its own marks of what was reached, beside the other builds.
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz:
	@$(MAKE) -j$(JOBS) --no-print-directory MODE=fuzz BUILD=build/fuzz CC=clang CXX=clang++ WERROR= fuzzers
	@tests/fuzz/run.sh build/fuzz/tests/fuzz

fuzzers: $(FUZZERS:%=$(BUILD)/tests/fuzz/%)
$(FUZZERS:%=$(BUILD)/tests/fuzz/%): %: %.o $(ARCHIVES)
	$(call RUN,LINK,$(CXX) $(LDFLAGS_ALL) $(EXPORTED) -fsanitize=fuzzer -o $@ $^ $(LDLIBS) $(READING_LIBS))

lint:
	@tests/lint/run.sh

# measurements are built with the tests, so that they go on compiling
units: $(UNITS) $(LIAR) $(INJECTOR)

# a disk that fails, and a document that Xapian refuses, loaded before the libraries: never with sanitizers
$(BUILD)/tests/stress/fault_injector.so: tests/stress/fault_injector.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call RUN,LINK,$(CC) -std=gnu17 -D_GNU_SOURCE -O2 -g -U_FORTIFY_SOURCE $(CWARNINGS) -fPIC -shared -o $@ $<)

$(BUILD)/tests/stress/xapian_fault.so: tests/stress/xapian_fault.cc $(BUILD)/flags
	@mkdir -p $(@D)
	$(call RUN,LINK,$(CXX) -std=c++17 -O2 -g $(CPPFLAGS_LIBS) $(WARNINGS) -fPIC -shared -o $@ $<)

bench: all $(BENCHES:%.c=$(BUILD)/%)
	@for each in $(BENCHES:%.c=$(BUILD)/%) tests/bench/search.py; do echo "$${each##*/}:"; UNDEX=$(abspath $(PROGRAM)) $$each || exit; done

# Made by the program, of the tables that its help is made of.
TOPICS := $(patsubst src/cli/commands/cmd_%.c,%.1,$(wildcard src/cli/commands/cmd_*.c)) version.1 query.7 records.5
PAGES  := build/man/undex.1 $(TOPICS:%=build/man/undex-%)
man: $(PAGES)
$(PAGES): build/man/undex%: $(PROGRAM)
	@mkdir -p $(@D)
	$(call RUN,MAN,$(abspath $(PROGRAM)) help --man $(patsubst -%,%,$(basename $*)) >$@)

SHELLS := $(addprefix build/completion/undex.,bash zsh fish)
completions: $(SHELLS)
$(SHELLS): build/completion/undex.%: $(PROGRAM)
	@mkdir -p $(@D)
	$(call RUN,MAKE,$(abspath $(PROGRAM)) help --completion=$* >$@)

install: all man completions
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/undex
	install -D -m 755 $(READER) $(DESTDIR)$(PREFIX)/libexec/undex/undex-reader
	for page in $(PAGES); do install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/man/man$${page##*.}/$${page##*/} || exit; done
	install -D -m 644 build/completion/undex.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/undex
	install -D -m 644 build/completion/undex.zsh $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_undex
	install -D -m 644 build/completion/undex.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/undex.fish
	install -D -m 644 README.md $(DESTDIR)$(PREFIX)/share/doc/undex/README.md
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/undex/LICENSE

install-xapian-c: $(BUILD)/libxapian-c.a
	install -D -m 644 include/xapian-c/xapian-c.h $(DESTDIR)$(PREFIX)/include/xapian-c/xapian-c.h
	install -D -m 644 $< $(DESTDIR)$(PREFIX)/lib/libxapian-c.a

clean:
	rm -rf build undex undex-reader compile_commands.json

# --- how things are made --------------------------------------------------------------------------------------------

# A short line for each step; V=1 shows the whole commands.
RUN = $(if $(V),,@printf '  %-4s %s\n' '$(1)' '$@';) $(2)

$(PROGRAM): $(BUILD)/src/main.o $(BUILD)/libundex.a $(SHARED)
	$(call RUN,LINK,$(CXX) $(LDFLAGS_ALL) -o $@ $^ $(LDLIBS))

$(READER): $(READER_MAIN) $(BUILD)/libreader.a $(SHARED)
	$(call RUN,LINK,$(CXX) $(LDFLAGS_ALL) $(EXPORTED) -o $@ $^ $(LDLIBS) $(READING_LIBS))

$(BUILD)/libundex.a: $(UNDEX_OBJECTS)
$(BUILD)/libreader.a: $(READER_OBJECTS)
$(BUILD)/libshared.a: $(SHARED_OBJECTS)
$(BUILD)/libxapian-c.a: $(BINDING_OBJECTS)
$(ARCHIVES): %.a: %.list
	@rm -f $@
	$(call RUN,AR,$(AR) rcs $@ $(filter %.o,$^))

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call RUN,CC,$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<)

$(BUILD)/%.o: %.cc $(BUILD)/flags
	@mkdir -p $(@D)
	$(call RUN,CXX,$(CXX) $(CPPFLAGS_ALL) $(CXXFLAGS_ALL) -MMD -MP -c -o $@ $<)

# The tables of data/ as C.
$(foreach set,$(DATA),$(eval $(BUILD)/data/$(set).c: $(wildcard data/$(set) data/$(set).* data/$(set)/*)))
$(DATA:%=$(BUILD)/data/%.c): $(BUILD)/data/%.c: tools/data $(ARCHIVES:.a=.list)
	@mkdir -p $(@D)
	$(call RUN,DATA,tools/data $* >$@)

$(DATA:%=$(BUILD)/data/%.o): %.o: %.c $(BUILD)/flags
	$(call RUN,CC,$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<)

$(TEST_OBJECTS): CPPFLAGS_ALL += $(UNIT_FLAGS)

$(UNITS): %: %.o $(ARCHIVES)
	$(call RUN,LINK,$(CXX) $(LDFLAGS_ALL) $(EXPORTED) -o $@ $^ $(LDLIBS) $(UNIT_LIBS))

$(LIAR): $(LIAR_OBJECTS) $(ARCHIVES)
	$(call RUN,LINK,$(CXX) $(LDFLAGS_ALL) $(EXPORTED) $(LIES) -o $@ $^ $(LDLIBS) $(READING_LIBS))

# Other flags, or a source more or less, make things anew; the files change only when what they say changes.
$(BUILD)/flags: SAYS = $(CC) $(CXX) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(CXXFLAGS_ALL) $(LDFLAGS_ALL) $(EXPORTED) $(LDLIBS) $(READING_LIBS)
$(BUILD)/libundex.list: SAYS = $(UNDEX_OBJECTS)
$(BUILD)/libreader.list: SAYS = $(READER_OBJECTS)
$(BUILD)/libshared.list: SAYS = $(SHARED_OBJECTS)
$(BUILD)/libxapian-c.list: SAYS = $(BINDING_OBJECTS)
$(BUILD)/flags $(ARCHIVES:.a=.list): FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(SAYS))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(SAYS))' >$@

-include $(OBJECTS:.o=.d)

# --- for lint and editors -------------------------------------------------------------------------------------------

# One stamp a source; it is as old as the object, so a touched header brings its sources back. -k shows all findings.
# The analyzer's shallow mode found here what its deep one did, in a third of the time.
TIDY  ?= clang-tidy
TIDY_MODE := -Xclang -analyzer-config -Xclang mode=shallow
TIDIED := $(SOURCES:%=$(BUILD)/%.tidy) $(BINDING:%=$(BUILD)/%.tidy) $(BUILD)/src/main.c.tidy
tidy: $(TIDIED)

$(BUILD)/%.c.tidy: %.c $(BUILD)/%.o .clang-tidy
	@$(TIDY) --quiet $< -- -std=gnu17 $(CPPFLAGS_ALL) $(TIDY_MODE) 2>$@.err || { cat $@.err; false; }
	@rm -f $@.err && touch $@

$(BUILD)/%.cc.tidy: %.cc $(BUILD)/%.o .clang-tidy
	@$(TIDY) --quiet $< -- -std=c++17 $(CPPFLAGS_ALL) $(TIDY_MODE) 2>$@.err || { cat $@.err; false; }
	@rm -f $@.err && touch $@

# One entry a source, all of a language by one command.
ENTRIES = command=$$(printf '%s' '$(subst ','\'',$(1))' | sed 's/["\\]/\\&/g'); for file in $(2); do \
	printf '%s{"directory":"%s","file":"%s","command":"%s -c %s"}\n' "$$comma" '$(CURDIR)' "$$file" "$$command" "$$file"; comma=,; done
compile_commands.json:
	@{ echo '['; comma=; \
	$(call ENTRIES,$(CC) $(CPPFLAGS_ALL) $(UNIT_FLAGS) $(CFLAGS_ALL),src/main.c $(SOURCES) $(TESTS) $(BENCHES)); \
	$(call ENTRIES,$(CXX) $(CPPFLAGS_ALL) $(CXXFLAGS_ALL),$(BINDING)); \
	echo ']'; } >$@
