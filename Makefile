# Two commands do everything on a fresh Debian or Ubuntu machine with a Swift toolchain:
#
#     make demo     build baguan and check samples/ with it
#     make test     build everything, run every test and every rule's examples
#
# System packages that are missing are installed with apt (with sudo when not root).

SWIFT ?= swift
PACKAGES := libicu-dev libmd4c-dev libgumbo-dev libzip-dev libexpat1-dev pkg-config
TEST_PACKAGES := $(PACKAGES) git openssh-client patch python3-jsonschema python3-venv libxml2-utils poppler-utils poppler-data
# The hooks are tested with the program that runs them.
PRE_COMMIT := pre-commit==4.0.1
SPARK_PACKAGES := $(PACKAGES) python3-venv openjdk-17-jre-headless
BENCH_PACKAGES := $(PACKAGES) ripgrep time
UNICODE_PACKAGES := $(PACKAGES) unicode-data

# What the demo checks. The settings tell which kind of draft each sample is.
DEMO := samples --config samples/.baguan.yml --format full --as-of 2026-11-20
# What the picture in the READMEs shows.
PICTURE := check samples/wechat-fire-drill/draft.md -f full --select institutions,typos/characters

# $(call install,PACKAGES): installs those that are not there.
define install
	@missing=""; for package in $(1); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "installing:$$missing"; \
	    if [ "$$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi; \
	    $$sudo apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

.PHONY: demo build test test-ledger test-spark bench docs pictures folding-table clean

build:
	$(call install,$(PACKAGES))
	$(SWIFT) build -c release --product baguan

demo: build
	@echo; echo '$$ baguan check $(DEMO)'; echo
	@.build/release/baguan check $(DEMO) --exit-zero
	@echo; echo 'baguan: .build/release/baguan    try: .build/release/baguan check YOUR-DRAFT.md'

test: .build/pre-commit/bin/pre-commit
	$(call install,$(TEST_PACKAGES))
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	.build/debug/baguan test

.build/pre-commit/bin/pre-commit:
	$(call install,$(TEST_PACKAGES))
	python3 -m venv .build/pre-commit
	@.build/pre-commit/bin/pip install --quiet --disable-pip-version-check $(PRE_COMMIT) || { \
	    echo 'cannot install $(PRE_COMMIT) from the Python package index (PyPI): the hooks are tested with it.'; \
	    echo 'Without a network set PIP_INDEX_URL to a mirror, or PIP_FIND_LINKS and PIP_NO_INDEX to a folder of wheels.'; \
	    rm -rf .build/pre-commit; exit 1; }

# What takes too long for every run: every bit of a ledger flipped, ten thousand writers killed, a hundred thousand
# histories decided.
test-ledger:
	$(call install,$(TEST_PACKAGES))
	$(SWIFT) build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build-ledger
	BAGUAN_LONG=1 $(SWIFT) test -c release --skip-build -Xswiftc -enable-testing --scratch-path .build-ledger \
	    --no-parallel --filter 'SpeedTests|AlterationTests|KillTests|EvaluatorPropertyTests'

# samples/spark: an archive through a local Spark gives what one process gives. It fetches 400 MB from PyPI.
test-spark: build
	$(call install,$(SPARK_PACKAGES))
	test -x .build/spark/bin/python || python3 -m venv .build/spark
	.build/spark/bin/pip install --quiet pyspark==4.3.0
	samples/spark/compare.sh .build/release/baguan .build/spark/bin/python

# Speed beside grep and ripgrep, in one run; read the ratios.
bench: build
	$(call install,$(BENCH_PACKAGES))
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/Bench .build/release/baguan

# The library's documentation, as a static site in .build/docs.
docs:
	$(call install,$(PACKAGES))
	$(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation \
	    --target Baguan --output-path .build/docs --transform-for-static-hosting

# The picture in the READMEs, from what the command really prints.
pictures: build
	.build/release/baguan $(PICTURE) --lang zh --color always --exit-zero 2>&1 | \
	    python3 docs/picture.py 'baguan $(PICTURE)' > docs/check.svg

# Makes Sources/CICU/folding_table.c anew; needed when Unicode's data change.
folding-table:
	$(call install,$(UNICODE_PACKAGES))
	$(SWIFT) build --product FoldingGenerator
	.build/debug/FoldingGenerator /usr/share/unicode/EquivalentUnifiedIdeograph.txt > .build/folding_table.c
	mv .build/folding_table.c Sources/CICU/folding_table.c

clean:
	rm -rf .build Benchmarks/.build
