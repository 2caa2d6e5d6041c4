# `make demo` and `make test` each set up what they need first: a .venv of their own and, as root, missing system libraries.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Threads of BLAS and OpenMP spin while they wait and starve the others on few cores.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_WAIT_POLICY ?= passive

TOURS := demo/tours-$(shell date +%Y%m%d-%H%M%S)
LIBRARIES := libegl1 libgl1 libgl1-mesa-dri libglx-mesa0 libx11-6 libxcursor1 libxi6 libxinerama1 libxrandr2
TEST_LIBRARIES := chromium fonts-liberation xvfb xauth xdotool x11-apps x11-utils mesa-vulkan-drivers

WEB := assets/web

.PHONY: demo test check setup clean

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

# Real digits by PCA, t-SNE and UMAP, with out-of-fold predictions.
demo/digits.scene: | setup
	@mkdir -p demo
	$(BIN)/latentwalk reduce digits --method pca tsne umap --predict -o $@

# A VAE of MNIST, trained before: its latent space and its decoder.
demo/latent.scene: assets/mnist/mnist.scene | setup
	@mkdir -p demo
	cp $< $@

# Eight epochs of a classifier of the digits, laid out together.
demo/epochs.scene: | setup
	@mkdir -p demo
	$(BIN)/latentwalk train digits --model cnn --epochs 8 --snapshot-every 1 -o demo/cnn
	$(BIN)/latentwalk snapshot "$$(ls -d demo/cnn/run_* | tail -n 1)" -o $@

demo: demo/digits.scene demo/latent.scene demo/epochs.scene
	@$(BIN)/latentwalk doctor --compile > $(VENV)/doctor.txt || true  # what walks need is compiled before the first
	@echo "No data was downloaded: the digits are scikit-learn's 8 x 8 ones, the latent space is of 1,000 rows of MNIST that ship."
	@echo "All of MNIST: $(BIN)/latentwalk reduce mnist --download -o mnist.scene"
ifeq ($(or $(DISPLAY),$(WAYLAND_DISPLAY)),)
	for tour in digits epochs latent; do \
	    $(BIN)/latentwalk render demo/$$tour.scene --script assets/tours/$$tour.toml --out $(TOURS) || exit 1; \
	done
	@echo "No display here: pictures and films of three tours, and a filmstrip of the decoded walk, are in $(TOURS)."
else
	$(BIN)/latentwalk view demo/digits.scene --out $(TOURS)
	@echo "More to walk in: $(BIN)/latentwalk view demo/epochs.scene, $(BIN)/latentwalk view demo/latent.scene"
endif

test: setup $(WEB)/node_modules/.ready
	@sh .ci/libraries $(TEST_LIBRARIES)
	$(BIN)/python tests/kit/monado_root.py
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	printf '%s\n' linux win32 darwin | xargs -P 2 -I SYSTEM $(BIN)/mypy -p latentwalk --platform SYSTEM --cache-dir .mypy_cache/SYSTEM
	$(BIN)/python -m pytest -q tests/wheel/test_wheel.py -m wheel

clean:
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache
