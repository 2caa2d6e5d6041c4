"""What the probe decodes at the hand: a picture or a table's bars, the class it would take, how far the data is."""

from __future__ import annotations

import numpy as np
from imgui_bundle import imgui

from latentwalk.runtime.ui import style
from latentwalk.runtime.ui.panel import Panel, Ui, bar, muted
from latentwalk.runtime.world.probe.filmstrip import mark
from latentwalk.runtime.world.probe.model import in_original_units
from latentwalk.runtime.world.probe.probe import Probe
from latentwalk.runtime.world.probe.reading import Reading, error, table_row
from latentwalk.scenes.arrays import F32

MOST_CLASSES = 10
MOST_COLUMNS = 24


class ReadingPanel(Panel):
    """The newest reading; of a pulled row, the original and what its own latent decodes to beside it."""

    slot = "hand"
    always = in_pictures = True

    def visible(self, ui: Ui) -> bool:
        """While the probe is somewhere."""
        return ui.probe is not None and ui.probe.reading is not None

    def draw(self, ui: Ui) -> None:
        """Draw the reading."""
        probe = ui.probe
        if probe is None or probe.reading is None:
            return
        now = probe.reading
        _title(ui, probe, now)
        if probe.decoder.output.kind == "image":
            _pictures(ui, probe, now)
            if probe.pulled is None:
                imgui.same_line()
        imgui.begin_group()
        _pulled(ui, probe, now)
        _classes(ui, probe, now)
        imgui.end_group()
        if probe.decoder.output.kind == "table":
            _columns(ui, probe, now)


def _title(ui: Ui, probe: Probe, now: Reading) -> None:
    """The class, and the distance to the data in its colour."""
    name = probe.class_name(now.prediction)
    if name is not None and now.shares is not None:
        imgui.text_unformatted(f"{name}   {now.shares.max():.0%}")
    r, g, b = (float(part) / 255 for part in mark(now.gaps))
    imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(r, g, b, 1.0))
    imgui.text_wrapped(f"{now.gaps:.1f} × the usual distance from the data")
    imgui.pop_style_color()
    muted(f"nearest: row {ui.rows.ids[now.row]}, {now.distance:.3g} away")


def _pictures(ui: Ui, probe: Probe, now: Reading) -> None:
    width, height = imgui.get_content_region_avail().x, 6.5 * ui.em
    if probe.pulled is None:
        width *= 0.45  # the bars stand beside it
    shown = [("here", now.pixels, now.version)]
    if probe.pulled is not None:
        row, own = probe.pulled.row, probe.pulled.own
        shown.insert(0, ("its own", None if own is None else own.pixels, row))
        shown.insert(0, ("original", ui.rows.thumbnail(row), row))
    there = [(name, pixels, version) for name, pixels, version in shown if pixels is not None]
    part = (width - (len(there) - 1) * imgui.get_style().item_spacing.x) / len(there)
    for i, (name, pixels, version) in enumerate(there):
        if i:
            imgui.same_line()
        imgui.begin_group()
        ui.picture(f"probe {name}", pixels, part, height, version)
        if len(there) > 1:
            muted(name)
        imgui.end_group()


def _pulled(ui: Ui, probe: Probe, now: Reading) -> None:
    """The pulled row, the error of its own reconstruction, and whether its class has flipped."""
    pulled = probe.pulled
    if pulled is None or pulled.own is None:
        return
    off = error(ui.rows.scene, probe.decoder.output, pulled.row, pulled.own.values)
    imgui.text_wrapped(f"row {ui.rows.ids[pulled.row]}" + ("" if off is None else f", error {off:.3g}"))
    before, after = probe.class_name(pulled.own.prediction), probe.class_name(now.prediction)
    if before != after:
        imgui.push_style_color(imgui.Col_.text, imgui.ImVec4(*style.WARNING))
        imgui.text_wrapped(f"flipped from {before} to {after}")
        imgui.pop_style_color()


def _classes(ui: Ui, probe: Probe, now: Reading) -> None:
    """Softmax bars: all classes in their order, or the likeliest of many."""
    if now.shares is None:
        return
    codes = np.sort(np.argsort(-now.shares, kind="stable")[:MOST_CLASSES])
    for code in codes:
        name = probe.decoder.class_names[code]
        r, g, b = (float(part) / 255 for part in probe.targets.colors.get(name, np.array((92, 168, 255))))
        bar(name, float(now.shares[code]), f"{now.shares[code]:.2f}", ui.em, (r, g, b, 1.0))


def _columns(ui: Ui, probe: Probe, now: Reading) -> None:
    """A bar for each column over its training range, in its own units; beside it a pulled row's own value."""
    output, pulled = probe.decoder.output, probe.pulled
    values = in_original_units(output, now.values)
    known: F32 | None = table_row(ui.rows.scene, output, pulled.row) if pulled is not None else None
    for i, name in enumerate(output.names[:MOST_COLUMNS]):
        value = float(values[i])
        text = f"{value:.4g}"
        share, color = 0.0, style.ACCENT
        if output.minimum is not None and output.maximum is not None:
            low, high = float(output.minimum[i]), float(output.maximum[i])
            share = (value - low) / (high - low) if high > low else 0.5
            color = style.ACCENT if low <= value <= high else style.WARNING
            text += f"   {low:.4g} … {high:.4g}"
        if known is not None:
            text = f"was {known[i]:.4g}   {text}"
        bar(name, share, text.replace("-", "−"), ui.em, color)
    if len(output.names) > MOST_COLUMNS:
        muted(f"and {len(output.names) - MOST_COLUMNS} more columns")
