"""A page of three classes in two layouts and five epochs, packed by hand as assets/web/DATA.md says."""

from __future__ import annotations

import base64
import gzip
import json

import numpy as np
from kit.browser import WEB
from numpy.typing import NDArray

NAMES, COLORS = ["cat", "dog", "owl"], ["#0072b2", "#e69f00", "#009e73"]
STEP = 2 / 65534
ROWS, EPOCHS = 300, 5


class Packed:
    """Arrays in one blob, and the `head` that says where."""

    def __init__(self) -> None:
        self.blob, self.arrays = bytearray(), {}

    def put(self, key: str, values: NDArray[np.generic]) -> str:
        """Keep an array; its key."""
        self.blob.extend(bytes(-len(self.blob) % 4))
        kind = {"uint8": "u1", "uint16": "u2", "int32": "i4", "float32": "f4"}[values.dtype.name]
        self.arrays[key] = {"type": kind, "at": len(self.blob), "count": values.size}
        self.blob.extend(values.tobytes())
        return key

    def place(self, key: str, places: NDArray[np.floating]) -> str:
        """Keep positions (n, 3) in −1…1."""
        return self.put(key, np.clip(np.rint((places + 1) / STEP), 0, 65534).astype("<u2").ravel())


def page() -> str:
    """The page, which every tenth row is predicted wrongly in, as one text."""
    rng, packed = np.random.default_rng(0), Packed()
    label = (np.arange(ROWS) % len(NAMES)).astype("u1")
    guess = np.where(np.arange(ROWS) % 10 == 0, (label + 1) % len(NAMES), label).astype("u1")
    places = np.array([[-0.6, 0, 0], [0.6, 0, 0], [0, 0.6, 0.4]])[label] + rng.normal(0, 0.1, (ROWS, 3))
    first = rng.normal(0, 0.2, (ROWS, 3))
    around = {"low": [-1, -1, -1], "step": STEP, "unit": {"scale": 1, "offset": [0, 0, 0]}}
    head = {
        "format": 1,
        "title": "pets",
        "count": ROWS,
        "ids": None,
        "layouts": [
            {"name": name, "array": packed.place(name, at), "quality": ["k"], "figures": None} | around
            for name, at in (("umap", places), ("pca", places * [1, 0.2, 1]))
        ],
        "epochs": {"items": [_epoch(packed, i, first, places) for i in range(EPOCHS)], "label": 0} | around,
        "columns": [
            _classes("label", packed.put("label", label), label),
            _classes("prediction", packed.put("guess", guess), guess),
            {
                "name": "confidence",
                "type": "scalar",
                "array": packed.put("confidence", rng.random(ROWS).astype("<f4")),
                "low": 0,
                "high": 1,
                "palette": "gray",
                "ticks": [{"at": 0, "text": "0"}, {"at": 1, "text": "1"}],
                "unit": "",
            },
        ],
        "color": "label",
        "roles": {
            "label": "label",
            "prediction": "prediction",
            "confidence": "confidence",
            "right": packed.put("right", (label == guess).astype("u1")),
        },
        "neighbors": None,
        "pictures": None,
        "selections": [],
        "decoder": None,
        "size_m": 0.03,
        "background": "#14171c",
        "unknown": "#777777",
        "plain": "#aaccee",
        "palettes": {"gray": [f"#{v:02x}{v:02x}{v:02x}" for v in range(256)]},
        "notes": [],
        "arrays": packed.arrays,
    }
    program = (WEB / "dist" / "page.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    css = (WEB / "page.css").read_text(encoding="utf-8")
    data = base64.b64encode(gzip.compress(bytes(packed.blob), mtime=0)).decode()
    return (
        f'<!doctype html><meta charset="utf-8"><style>{css}</style><div id="root"></div>'
        f'<script type="application/json" id="head">{json.dumps(head)}</script>'
        f'<script type="text/plain" id="data">{data}</script><script type="module">{program}</script>'
    )


def _epoch(packed: Packed, i: int, first: NDArray[np.floating], last: NDArray[np.floating]) -> dict[str, object]:
    array = packed.place(f"epoch.{i}", first + (last - first) * (i / (EPOCHS - 1)))
    told = {"quality": [], "figures": None, "metrics": [], "prediction": None, "confidence": None}
    return {"name": f"epoch {i}", "epoch": i, "array": array} | told


def _classes(name: str, array: str, codes: NDArray[np.uint8]) -> dict[str, object]:
    counts = np.bincount(codes, minlength=len(NAMES)).tolist()
    more = {"names": NAMES, "colors": COLORS, "counts": counts, "places": None, "yes_no": False}
    return {"name": name, "type": "category", "array": array} | more
