# `make demo` and `make test` each set up what they need first: a .venv of their own and, as root, missing system libraries.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Threads of BLAS and OpenMP spin while they wait and starve the others on few cores.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_WAIT_POLICY ?= passive

# Processes that tests run in; 0: one by one in this.  The files stay whole, since the tests of one may share a walk.
WORKERS ?= 2

TOURS := demo/tours-$(shell date +%Y%m%d-%H%M%S)
LIBRARIES := libegl1 libgl1 libgl1-mesa-dri libglx-mesa0 libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2
TEST_LIBRARIES := chromium fonts-liberation xvfb xauth xdotool x11-apps x11-utils mesa-vulkan-drivers

WEB := assets/web

.PHONY: demo test docs check setup clean

setup: $(VENV)/.ready
	@sh .ci/libraries $(LIBRARIES)

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "latentwalk needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	$(PYTHON) -c 'import ensurepip' || sh .ci/libraries python3-venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# What the browser's page is bundled with and tried by: three, esbuild, iwer.
$(WEB)/node_modules/.ready: $(WEB)/package.json
	@command -v npm >/dev/null || sh .ci/libraries nodejs npm
	@if command -v npm >/dev/null; then \
	    cd $(WEB) && npm install --no-package-lock --no-audit --no-fund --loglevel=error && touch node_modules/.ready; \
	fi

# Eight epochs of a classifier of the digits, laid out together.
demo/epochs.scene: | setup
	@mkdir -p demo
	$(BIN)/latentwalk train digits --model cnn --epochs 8 --snapshot-every 1 -o demo/cnn
	$(BIN)/latentwalk snapshot "$$(ls -d demo/cnn/run_* | tail -n 1)" -o $@

# What the command makes anywhere, and the epochs, which it finds there.
demo: demo/epochs.scene
	@$(BIN)/latentwalk doctor --compile > $(VENV)/doctor.txt || true  # what walks need is compiled before the first
	@$(BIN)/latentwalk demo demo --out $(TOURS)
	@echo "All of MNIST: $(BIN)/latentwalk reduce mnist --download -o mnist.scene"

test: setup $(WEB)/node_modules/.ready
	@sh .ci/libraries $(TEST_LIBRARIES)
	$(BIN)/python tests/kit/monado_root.py
	@$(BIN)/latentwalk doctor --compile > $(VENV)/doctor.txt || true  # once, not in each process
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

# Pages in build/docs/html; an example runs again when it changed.
docs: setup
	PYTHONPATH=tests/kit/torchvision_here $(BIN)/python assets/docs/make.py

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	printf '%s\n' 'linux 3.11' 'darwin 3.13' 'win32 3.14' | xargs -P 2 -L 1 sh -c \
	    '$(BIN)/mypy -p latentwalk --platform $$0 --python-version $$1 --cache-dir .mypy_cache/$$0'
	$(BIN)/python -m pytest -q tests/wheel/test_wheel.py -m wheel

clean:
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
