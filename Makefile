# Every command sets up what it needs on a fresh clone: Python 3.11 or newer, git and make are enough.
PYTHON ?= python3
RUN = .venv/bin/python -m scripts

.PHONY: serve test test-all check site new-year audit bench browser clean
.DEFAULT_GOAL := serve

serve: .venv/ready   ## show the site while it is written, http://127.0.0.1:8000
	$(RUN) serve

test: .venv/ready node_modules/.ready browser server   ## every check and every test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(RUN) check
	.venv/bin/python -m pytest

test-all: test   ## besides, the long ones: every page in every way of looking at it
	.venv/bin/python -m pytest -m full

check: .venv/ready   ## the editors' desk: everything to do, in seconds; ARGS="--lang sv --markdown"
	$(RUN) check $(ARGS)

.PHONY: sources new-page new-news new-service new-language schemas hooks
sources: .venv/ready   ## what rests on each source: make sources ID=laki_389_2015
	$(RUN) sources $(ID)

new-page: .venv/ready   ## begin a page in both languages: make new-page PAGE=loyda-apua/uusi-sivu
	$(RUN) new-page "$(PAGE)"

new-news: .venv/ready   ## begin a piece of news: make new-news NAME=katsaus-2026
	$(RUN) new-news "$(NAME)"

new-service: .venv/ready   ## begin a service: make new-service ID=victim_support GROUP=work
	$(RUN) new-service "$(ID)" --group "$(or $(GROUP),authorities)"

new-language: .venv/ready   ## begin a first-aid page: make new-language CODE=pl
	$(RUN) new-language "$(CODE)"

schemas: .venv/ready   ## write schemas/ from the models, for editors' programs
	.venv/bin/python -m scripts.schemas

hooks: .venv/ready   ## from now on, every commit runs the quick checks first
	.venv/bin/prek install

site: .venv/ready   ## the whole site in site/, ready for a static host
	$(RUN) site

audit: .venv/ready node_modules/.ready browser   ## every page, every engine, every way; writes data/accessibility.yml
	.venv/bin/python -m scripts.audit

new-year: .venv/ready   ## the file of a new year, empty, to be filled in: make new-year YEAR=2026
	$(RUN) new-year $(YEAR)

.PHONY: preview up release rollback server sbom holes links load
preview: site   ## the site in build/preview/, to be opened from a disk without a server
	$(RUN) preview

.PHONY: pictures
pictures: preview browser   ## the pictures of the editors' guides, taken anew
	.venv/bin/python -m scripts.guide_pictures

up: .venv/ready   ## serve site/ with the public's server and headers, http://127.0.0.1:8080
	$(RUN) up

release: .venv/ready   ## put site/ live: make release TARGET=/srv/site RELOAD='sudo systemctl reload nginx'
	$(RUN) release "$(TARGET)" --reload "$(RELOAD)"

rollback: .venv/ready   ## put the release before the live one live again: make rollback TARGET=/srv/site
	$(RUN) rollback "$(TARGET)" --reload "$(RELOAD)"

sbom: .venv/ready   ## everything that the site is built with or ships, in build/sbom.json
	.venv/bin/python -m scripts.publish.sbom

links: .venv/ready   ## which linked pages of others no longer answer; takes minutes
	.venv/bin/python -m scripts.checks.outside_links

# Apart from everything else: what the auditor needs is not installed for anything but this.
holes: .venv/ready   ## known holes in the packages that uv.lock names; asks the package registry
	uv=$$(command -v uv || echo .venv/bin/uv); mkdir -p build; \
	  $$uv export --frozen --quiet --no-emit-project --output-file build/requirements.txt && \
	  $$uv run --isolated --frozen --only-group holes \
	    pip-audit --requirement build/requirements.txt --require-hashes --disable-pip

bench: .venv/ready browser   ## statistics of 60 years, save-to-seen, a build of 400 pages, the number on a slow network
	.venv/bin/python -m scripts.bench.statistics
	.venv/bin/python -m scripts.bench.preview
	.venv/bin/python -m scripts.bench.build 150 400
	.venv/bin/python -m scripts.bench.network

load: .venv/ready server   ## answers a second of nginx for site/ on this machine, on loopback; needs wrk
	.venv/bin/python -m scripts.bench.load

browser: .venv/ready
	.venv/bin/python -m scripts.browser

# The public's server; where it is missing, the one command that installs it is printed.
server: .venv/ready
	.venv/bin/python -m scripts.publish.server

# uv installs exactly what uv.lock names; where there is no uv, pip fetches it by hash.
.venv/ready: pyproject.toml uv.lock requirements-bootstrap.txt
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	command -v uv >/dev/null || test -x .venv/bin/uv || \
	  .venv/bin/python -m pip install --quiet --require-hashes -r requirements-bootstrap.txt
	uv=$$(command -v uv || echo .venv/bin/uv); $$uv sync --frozen --quiet
	touch $@

# The engines that read built pages; only tests and the audit need them.
node_modules/.ready: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	touch $@

clean:   ## forget everything that was built or installed here
	rm -rf .venv node_modules build site .pytest_cache .mypy_cache .ruff_cache
