# SPDX-License-Identifier: GPL-3.0-or-later
# undex: `make demo`, `make test`, `make`, `make asan`, `make lint`, `make install`, `make clean`

VERSION  := 0.1.0
PREFIX   ?= /usr/local
DESTDIR  ?=
MODE     ?= release
BUILD    := build/$(MODE)

# What the build and the tests need, as Debian and Ubuntu name it.
PACKAGES := gcc g++ pkg-config libpoppler-glib-dev libpcre2-dev libxapian-dev libjson-glib-dev libseccomp-dev \
            libuchardet-dev libcmocka-dev
TEST_PACKAGES := python3 poppler-utils clang-format clang-tidy cppcheck libasan8 libubsan1

LIBRARIES := poppler-glib libpcre2-8 json-glib-1.0 uchardet gio-2.0
ifneq ($(filter-out deps deps-test clean demo test help,$(or $(MAKECMDGOALS),undex)),)
CFLAGS_LIBS   := $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null)
LDLIBS        := $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lm
CXXFLAGS_LIBS := $(shell pkg-config --cflags xapian-core 2>/dev/null)
LDLIBS        += $(shell pkg-config --libs xapian-core 2>/dev/null)
endif

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wpointer-arith -Wundef -Wformat=2 -Wvla -Wno-missing-field-initializers
CWARNINGS := $(WARNINGS) -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
HARDEN   := -fstack-protector-strong -fPIE -fcf-protection
LDHARDEN := -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack
ifeq ($(MODE),asan)
OPTIMIZE := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined
LDFLAGS_MODE := -fsanitize=address,undefined
else
OPTIMIZE := -O2 -g -D_FORTIFY_SOURCE=2
endif
CPPFLAGS_ALL := -Iinclude -Isrc -D_GNU_SOURCE -DUNDEX_VERSION='"$(VERSION)"' $(CPPFLAGS)
CFLAGS_ALL   := -std=gnu17 $(OPTIMIZE) $(CWARNINGS) $(HARDEN) $(CFLAGS_LIBS) $(CFLAGS)
CXXFLAGS_ALL := -std=c++17 $(OPTIMIZE) $(WARNINGS) $(HARDEN) $(CXXFLAGS_LIBS) $(CXXFLAGS)

ROOMS   := base model cite extract segment store ingest query cli
SOURCES := $(wildcard $(ROOMS:%=src/%/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
BINDING := $(patsubst %.cc,$(BUILD)/%.o,$(wildcard src/xapian-c/*.cc))
UNITS   := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/test_*.c))
ifeq ($(MODE),asan)
PROGRAM := $(BUILD)/undex
else
PROGRAM := undex
endif

.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all demo test deps deps-test units check asan lint install clean help compile_commands.json

all: $(PROGRAM)

help:
	@sed -n '2s/^# //p' Makefile

$(PROGRAM): $(BUILD)/src/main.o $(BUILD)/libundex.a $(BUILD)/libxapian-c.a
	$(CXX) $(OPTIMIZE) $(LDHARDEN) $(LDFLAGS_MODE) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libundex.a: $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libxapian-c.a: $(BINDING)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.cc Makefile
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS_ALL) $(CXXFLAGS_ALL) -MMD -MP -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libundex.a $(BUILD)/libxapian-c.a
	$(CXX) $(OPTIMIZE) $(LDHARDEN) $(LDFLAGS_MODE) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

units: $(UNITS)

-include $(shell find build -name '*.d' 2>/dev/null)

clean:
	rm -rf build undex compile_commands.json
