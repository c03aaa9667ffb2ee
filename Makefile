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
BENCH_PACKAGES := $(PACKAGES) ripgrep time python3-venv
# The engines that the scanner is measured beside, and a dictionary to take phrases from.
BENCH_PEERS := hyperscan==0.9.1 daachorse==0.5.0 ahocorasick_rs==1.0.3 pyahocorasick==2.3.1 jieba==0.42.1
# LibreOffice and what shows its pages; the last is any free font with all Chinese characters.
OFFICE_PACKAGES := $(PACKAGES) libreoffice-writer poppler-utils fonts-noto-cjk
READER_PACKAGES := $(TEST_PACKAGES) libreoffice-writer libreoffice-calc libreoffice-impress
WORD_PACKAGES := $(OFFICE_PACKAGES) python3-uno python3-venv
UNICODE_PACKAGES := $(PACKAGES) unicode-data

# What the demo checks. The settings tell which kind of draft each sample is.
DEMO := samples --config samples/.baguan.yml --format full --as-of 2026-11-20
WORD_SAMPLE := samples/bulletin-reading-month/draft.docx
# What the first picture in the READMEs shows; the second is the Word sample with its comments.
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

# What the list of confusable characters is made with; see Models/confusions.py.
MODEL_PACKAGES := $(PACKAGES) python3-venv icu-devtools unicode-data fonts-noto-cjk

.PHONY: demo build install dist test test-ledger test-office test-spark verify-word bench fuzz docs pictures folding-table \
    typing-model typing-figures clean

build:
	$(call install,$(PACKAGES))
	$(SWIFT) build -c release --product baguan

demo: build
	@echo; echo '$$ baguan check $(DEMO)'; echo
	@.build/release/baguan check $(DEMO) --exit-zero
	@echo; echo 'baguan: .build/release/baguan    try: .build/release/baguan check YOUR-DRAFT.md'

# A program for machines without Swift: Swift's libraries inside, the others beside it.
# Old tags: a path that also holds for the libraries of the libraries.
DIST_FLAGS := -c release --product baguan --static-swift-stdlib -Xlinker -rpath -Xlinker '$$ORIGIN/../lib/baguan' \
    -Xlinker --disable-new-dtags --scratch-path .build/dist
.build/dist/baguan: FORCE
	$(call install,$(PACKAGES))
	$(SWIFT) build $(DIST_FLAGS)
	Distribution/assemble.sh "$$($(SWIFT) build $(DIST_FLAGS) --show-bin-path)/baguan" $@

# Into /usr/local, or elsewhere: make install PREFIX=$$HOME/.local
PREFIX ?= /usr/local
install: .build/dist/baguan
	mkdir -p $(DESTDIR)$(PREFIX)
	cp -R .build/dist/baguan/. $(DESTDIR)$(PREFIX)

# .build/baguan-VERSION-linux-MACHINE.tar.gz: to be unpacked anywhere.
dist: .build/dist/baguan
	@name=baguan-$$($</bin/baguan --version)-linux-$$(uname -m) && \
	tar -C .build/dist --sort=name --owner=0 --group=0 --numeric-owner --transform "s,^baguan,$$name," \
	    -czf .build/$$name.tar.gz baguan && \
	echo ".build/$$name.tar.gz"

FORCE:

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

# Formats that LibreOffice reads for us, with the real program, which takes 500 MB.
test-office:
	$(call install,$(READER_PACKAGES))
	$(SWIFT) build --build-tests
	BAGUAN_OFFICE=1 $(SWIFT) test --skip-build --filter 'OfficeConformanceTests|ToolReaderTests'

# Whether other programs read what baguan writes into Word documents. In BAGUAN_WORD further documents may be named.
verify-word: build
	$(call install,$(WORD_PACKAGES))
	@test -x .build/python/bin/python3 || { /usr/bin/python3 -m venv --system-site-packages .build/python && \
	    .build/python/bin/pip install -q python-docx==1.2.0; }
	.build/python/bin/python3 Tests/Reference/word.py .build/release/baguan $(WORD_SAMPLE) $(BAGUAN_WORD)

# samples/spark: an archive through a local Spark gives what one process gives. It fetches 400 MB from PyPI.
test-spark: build
	$(call install,$(SPARK_PACKAGES))
	test -x .build/spark/bin/python || python3 -m venv .build/spark
	.build/spark/bin/pip install --quiet pyspark==4.3.0
	samples/spark/compare.sh .build/release/baguan .build/spark/bin/python

# Speed beside grep, ripgrep, hyperscan and the automata of Rust, in one run; read the ratios. BENCH takes further options:
# `make bench BENCH='--folder DRAFTS --only engines'`.
bench: build .build/peers/bin/python3
	$(call install,$(BENCH_PACKAGES))
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/Bench .build/release/baguan --peers .build/peers/bin/python3 $(BENCH)

.build/peers/bin/python3:
	$(call install,$(BENCH_PACKAGES))
	python3 -m venv .build/peers
	@.build/peers/bin/pip install --quiet --disable-pip-version-check $(BENCH_PEERS) || { \
	    echo 'cannot install $(BENCH_PEERS) from the Python package index (PyPI); without a network set PIP_INDEX_URL to a mirror.'; \
	    rm -rf .build/peers; exit 1; }

# libFuzzer on each of baguan's own parsers, for so many seconds each; `make fuzz TARGETS=html` for one of them. What a
# target has learned stays in Fuzz/.build/corpus until `make clean`; an input that does harm stays beside it.
FUZZ_SECONDS ?= 600
FUZZ_BUILD := --package-path Fuzz -c release -Xswiftc -enable-testing -Xswiftc -Xfrontend -Xswiftc -sanitize=fuzzer
fuzz:
	$(call install,$(PACKAGES))
	@runtime=$$(find "$$(dirname "$$(readlink -f "$$(command -v $(SWIFT))")")/.." -name "libclang_rt.fuzzer_no_main-$$(uname -m).a" | head -1); \
	$(SWIFT) build $(FUZZ_BUILD) -Xlinker "$$runtime" -Xlinker -lstdc++ -Xlinker -lm
	@cd Fuzz/.build && for target in $${TARGETS:-$$(release/Fuzz list)}; do \
	    release/Fuzz seeds $$target corpus/$$target && \
	    SWIFT_BACKTRACE=enable=no release/Fuzz $$target -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 \
	        -max_len=4096 -dict=corpus/$$target.dict -artifact_prefix=$$target- -print_final_stats=1 corpus/$$target \
	        2> $$target.log || { tail -20 $$target.log; exit 1; }; \
	    echo "$$target: $$(sed -n 's/^stat::number_of_executed_units: *//p' $$target.log) executions without harm"; \
	done

# The library's documentation, as a static site in .build/docs.
docs:
	$(call install,$(PACKAGES))
	$(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation \
	    --target Baguan --output-path .build/docs --transform-for-static-hosting

# The pictures in the READMEs, from what the command really prints and writes.
pictures: build
	$(call install,$(OFFICE_PACKAGES))
	.build/release/baguan $(PICTURE) --lang zh --color always --exit-zero 2>&1 | \
	    python3 docs/picture.py 'baguan $(PICTURE)' > docs/check.svg
	@folder=$$(mktemp -d) && .build/release/baguan check $(WORD_SAMPLE) --annotate $$folder --tracked --lang zh --exit-zero --quiet >/dev/null && \
	for notes in true false; do \
	    soffice -env:UserInstallation=file://$$folder/profile --headless --convert-to \
	        "pdf:writer_pdf_Export:{\"ExportNotes\":{\"type\":\"boolean\",\"value\":\"$$notes\"}}" \
	        --outdir $$folder/$$notes $$folder/$(WORD_SAMPLE) >/dev/null 2>&1; \
	done && \
	pdftoppm -r 96 -png -singlefile $$folder/false/draft.pdf $$folder/page && \
	python3 docs/word_picture.py $$folder/page.png $$folder/true/draft.pdf > docs/word.svg; rm -rf "$$folder"

# Makes Sources/CICU/folding_table.c anew; needed when Unicode's data change.
folding-table:
	$(call install,$(UNICODE_PACKAGES))
	$(SWIFT) build --product FoldingGenerator
	.build/debug/FoldingGenerator /usr/share/unicode/EquivalentUnifiedIdeograph.txt > .build/folding_table.c
	mv .build/folding_table.c Sources/CICU/folding_table.c

# Makes Sources/CTypingModel/typing.model anew: LAWS is a folder of texts, WORDS a list of words such as jieba's dict.txt.
typing-model: build .build/confusions.tsv
	.build/release/baguan train $(LAWS) --isolated --no-respect-gitignore --words $(WORDS) --confusions .build/confusions.tsv \
	    --weights Models/weights.txt -o Sources/CTypingModel/typing.model

# What it is worth, measured again: ECSPELL is a file of wrong and right sentences, one pair a line, in tab-separated columns.
typing-figures: build .build/confusions.tsv
	rm -rf .build/typing-figures
	python3 Models/figures.py .build/release/baguan $(LAWS) $(WORDS) .build/confusions.tsv $(ECSPELL) .build/typing-figures

.build/confusions.tsv: Models/confusions.py
	$(call install,$(MODEL_PACKAGES))
	test -x .build/model/bin/python || python3 -m venv .build/model
	.build/model/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0
	.build/model/bin/python Models/confusions.py > $@.part && mv $@.part $@

clean:
	rm -rf .build Benchmarks/.build Fuzz/.build
