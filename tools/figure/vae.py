"""Figures of a trained VAE, as PNGs: what it lost, where it put the rows, and what it makes of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from latentwalk.scenes.arrays import F32, Bools, Indices
from latentwalk.tools.figure.latent import dimensions
from latentwalk.tools.figure.pairs import pairs
from latentwalk.tools.figure.style import inner_legend, legend, saved_figure, scatter
from latentwalk.tools.latent.aggregate import MISSED, Aggregate, PriorFit
from latentwalk.tools.model.encoding import decode
from latentwalk.tools.model.gradients import Record
from latentwalk.tools.model.latent_scene import Trained

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_POINTS = 5000  # in a scatter: more only hide each other
MOST_COLUMNS = 16  # of a table, one small plot each
MISSES = "#d55e00"  # of draws where no rows are
REACH = 3.0  # standard deviations of the prior to each side


def draw_all(trained: Trained, folder: Path, rows: Aggregate, fit: PriorFit) -> None:
    """Write every figure of a run into `folder`; `rows` and `fit`: where its rows are, and how the prior meets them."""
    loss_curves(trained.history, folder / "loss_curves.png")
    latentscatter(trained, folder / "latent_scatter.png")
    reconstructions(trained, folder / "reconstructions.png")
    reconstruction_pca(trained, folder / "reconstruction_pca.png")
    prior_samples(trained, folder / "prior_samples.png", rows, fit)
    latent_traversal(trained, folder / "latent_traversal.png")
    dimensions(trained.activity, rows, folder / "latent_dimensions.png")
    if not _pictures(trained):
        shown = _some(len(trained.dataset.features), MOST_POINTS)
        originals, label = trained.dataset.features[shown], trained.dataset.label
        rebuilt = _unscaled(trained, decode(trained.model, trained.encoded.mean[shown]))
        codes = None if label is None else label.codes[shown]
        pairs(originals, rebuilt, trained.dataset.feature_names, label, codes, folder / "pairs.png")


def loss_curves(history: Sequence[Record], path: Path) -> None:
    """Loss, its two parts, and the KL of each latent dimension, over the epochs."""
    epochs = [record["epoch"] for record in history]
    with saved_figure(path, 1, 4, (15, 3.6)) as (_, axes):
        for axis, name in zip(axes[0], ("loss", "reconstruction", "kl"), strict=False):
            for part, color in (("train", "#1f77b4"), ("val", "#ff7f0e")):
                values = [record.get(f"{part}_{name}", np.nan) for record in history]
                axis.plot(epochs, values, color=color, label={"train": "training", "val": "validation"}[part])
            axis.set(title={"loss": "loss", "reconstruction": "reconstruction", "kl": "KL"}[name], xlabel="epoch")
        axes[0, 0].set_ylabel("nats per row")
        inner_legend(axes[0, 0])
        beta = axes[0, 2].twinx()
        beta.set_ylim(0, 1.05 * max(record["beta"] for record in history) or 1)
        beta.plot(epochs, [record["beta"] for record in history], color="#888888", linestyle=":")
        beta.set_ylabel("β (dotted)", color="#888888")
        axes[0, 3].plot(epochs, [record["kl_by_dimension"] for record in history], linewidth=1.2)
        active = f"{history[-1]['active']} of {len(history[-1]['kl_by_dimension'])} active"
        axes[0, 3].set(title=f"KL by latent dimension: {active}", xlabel="epoch", ylim=(0, None))


def latentscatter(trained: Trained, path: Path) -> None:
    """Posterior means by class: the dimensions in pairs up to 3, the first two principal components beyond."""
    mean = trained.encoded.mean
    rows = _some(len(mean), MOST_POINTS)
    if mean.shape[1] > 3:
        views = [("principal component 1", "principal component 2", *_principal(mean, mean[rows])[0].T)]
    elif mean.shape[1] == 1:
        # one dimension alone would hide rows behind each other
        jitter = np.random.default_rng(0).uniform(-1, 1, len(rows))
        views = [("z1", "(spread to be seen)", mean[rows, 0], jitter)]
    else:
        pairs = [(0, 1), (0, 2), (1, 2)][: 3 if mean.shape[1] == 3 else 1]
        views = [(f"z{a + 1}", f"z{b + 1}", mean[rows, a], mean[rows, b]) for a, b in pairs]
    with saved_figure(path, 1, len(views), (5.2 * len(views) + 1, 5)) as (figure, axes):
        for axis, (across, up, x, y) in zip(axes[0], views, strict=True):
            scatter(axis, x, y, trained.dataset.label, rows)
            axis.set(xlabel=across, ylabel=up)
        legend(figure, trained.dataset.label)


def reconstructions(trained: Trained, path: Path) -> None:
    """Originals above what the model makes of them; for a table original against reconstructed values."""
    latents, originals = trained.encoded.mean, trained.inputs.scaled()
    if not _pictures(trained):
        rows = _some(len(latents), MOST_POINTS)
        rebuilt = _unscaled(trained, decode(trained.model, latents[rows]))
        known = trained.dataset.features[rows]
        with _columns(trained, path) as plots:
            for column, axis in plots:
                x, y = known[:, column], rebuilt[:, column]
                scatter(axis, x, y, trained.dataset.label, rows)
                axis.axline((x[0], x[0]), slope=1, color="#888888", linewidth=0.8)
                axis.set(xlabel="original", ylabel="reconstructed")
            legend(plots[0][1].figure, trained.dataset.label)
        return
    rows = _some(len(latents), 40)
    columns = min(10, len(rows))
    rows = rows[: len(rows) // columns * columns]
    both = np.stack([originals[rows], decode(trained.model, latents[rows])])
    pairs = np.concatenate(_tiles(trained, both, 2, len(rows) // columns, columns), axis=2)
    _grid(pairs, path, "originals, and below each what the model makes of it")


def reconstruction_pca(trained: Trained, path: Path) -> None:
    """Original and reconstructed rows in the principal components of the originals."""
    originals = trained.inputs.scaled()
    rows = _some(len(originals), MOST_POINTS)
    rebuilt = decode(trained.model, trained.encoded.mean[rows])
    views = _principal(originals[rows], originals[rows], rebuilt)
    with saved_figure(path, 1, 2, (11.5, 5), sharex=True, sharey=True) as (figure, axes):
        for axis, xy, title in zip(axes[0], views, ("original", "reconstructed"), strict=True):
            scatter(axis, xy[:, 0], xy[:, 1], trained.dataset.label, rows)
            axis.set(title=title, xlabel="principal component 1 of the originals")
        axes[0, 0].set_ylabel("principal component 2")
        legend(figure, trained.dataset.label)


def prior_samples(trained: Trained, path: Path, rows: Aggregate, fit: PriorFit) -> None:
    """What latents drawn from the prior decode to, those that miss the rows marked; for a table their distribution
    beside the data's."""
    generator = np.random.default_rng(trained.settings.seed)
    size = trained.settings.latent_dim
    if _pictures(trained):
        drawn = generator.standard_normal((100, size)).astype(np.float32)
        tiles = _tiles(trained, decode(trained.model, drawn), 10, 10)
        title = f"draws from the prior; framed: where hardly any row is ({100 * fit.misses:.0f} % of all draws)"
        _grid(tiles, path, title, rows.off(drawn).reshape(10, 10))
        return
    data = trained.dataset.features
    drawn = generator.standard_normal((max(len(data), 500), size)).astype(np.float32)
    samples = _unscaled(trained, decode(trained.model, drawn))
    with _columns(trained, path) as plots:
        for column, axis in plots:
            bins = np.histogram_bin_edges(np.concatenate([data[:, column], samples[:, column]]), 30).tolist()
            axis.hist(data[:, column], bins, density=True, alpha=0.5, label="data")
            axis.hist(samples[:, column], bins, density=True, histtype="step", linewidth=1.5, label="prior samples")
            inner_legend(axis, 7)
            axis.set_yticks([])
        figure = plots[0][1].get_figure()
        assert figure is not None
        said = f"{100 * fit.misses:.0f} % of draws from the prior lie where hardly any row does"
        figure.suptitle(said, fontsize=9, color=MISSES if fit.misses >= MISSED else "black")


def latent_traversal(trained: Trained, path: Path) -> None:
    """What the model makes of a walk through the latent space: a plane for two dimensions of pictures, else along each
    of up to ten dimensions, the most active first, the others at 0."""
    size = trained.settings.latent_dim
    steps = np.linspace(-REACH, REACH, 15, dtype=np.float32)
    if _pictures(trained) and size == 2:
        z = np.stack(np.meshgrid(steps, steps[::-1]), axis=-1).reshape(-1, 2)
        title = f"decoded plane: z1 to the right, z2 upwards, each from −{REACH:g} to {REACH:g}"
        _grid(_tiles(trained, decode(trained.model, z), 15, 15), path, title)
        return
    order = np.argsort(trained.history[-1]["kl_by_dimension"])[::-1][:10]
    z = np.zeros((len(order), len(steps), size), np.float32)
    z[np.arange(len(order)), :, order] = steps
    decoded = decode(trained.model, z.reshape(-1, size))
    if _pictures(trained):
        names = ", ".join(f"z{dimension + 1}" for dimension in order)
        title = f"from −{REACH:g} to {REACH:g} along, from above, {names}"
        _grid(_tiles(trained, decoded, len(order), len(steps)), path, title)
        return
    values = _unscaled(trained, decoded).reshape(len(order), len(steps), -1)
    with _columns(trained, path) as plots:
        for column, axis in plots:
            for dimension, line in zip(order, values[:, :, column], strict=True):
                axis.plot(steps, line, label=f"z{dimension + 1}")
            axis.set_xlabel("latent")
            inner_legend(axis, 7)


def _pictures(trained: Trained) -> bool:
    return len(trained.inputs.shape) == 3


def _unscaled(trained: Trained, values: F32) -> F32:
    scaled: F32 = values * trained.inputs.scale + trained.inputs.shift
    return scaled


def _some(count: int, most: int) -> Indices:
    """All rows, or `most` of them by chance, always the same ones."""
    return np.sort(np.random.default_rng(0).permutation(count)[:most])


def _principal(fitted: F32, *shown: F32) -> list[F32]:
    """Each of `shown` (k, m) in the first two principal components (k, 2) of `fitted` (n, m)."""
    from sklearn.decomposition import PCA

    model = PCA(2, random_state=0).fit(fitted)
    return [model.transform(rows).astype(np.float32) for rows in shown]


@contextmanager
def _columns(trained: Trained, path: Path) -> Iterator[list[tuple[int, Axes]]]:
    """A small plot for each of a table's columns, as (column, axes), titled with its name."""
    names = trained.dataset.feature_names[:MOST_COLUMNS]
    across = min(4, len(names))
    down = -(-len(names) // across)
    with saved_figure(path, down, across, (3.4 * across, 2.8 * down)) as (_, axes):
        for axis in axes.flat[len(names) :]:  # the last row may not be full
            axis.remove()
        for axis, name in zip(axes.flat, names, strict=False):
            axis.set_title(name, fontsize=9)
        yield list(enumerate(axes.flat[: len(names)]))


def _tiles(trained: Trained, values: F32, *grid: int) -> F32:
    """Flat pictures as (*grid, h, w, c)."""
    channels, height, width = trained.inputs.shape
    return values.reshape(*grid, height, width, channels).clip(0, 1)


def _grid(tiles: F32, path: Path, title: str, framed: Bools | None = None) -> None:
    """Pictures (rows, columns, h, w, c) in a grid, with lines between, and a frame around those that are `framed`
    (rows, columns)."""
    from matplotlib.patches import Rectangle

    lined = np.pad(tiles, [(0, 0), (0, 0), (1, 0), (1, 0), (0, 0)], constant_values=0.4)
    rows, columns, height, width, channels = lined.shape
    sheet = lined.transpose(0, 2, 1, 3, 4).reshape(rows * height, columns * width, channels)[1:, 1:]
    with saved_figure(path, 1, 1, (0.6 * columns, 0.6 * rows * height / width + 0.3)) as (_, axes):
        axes[0, 0].imshow(sheet if channels in (3, 4) else sheet[..., 0], cmap="gray", vmin=0, vmax=1)
        axes[0, 0].set_axis_off()
        axes[0, 0].set_title(title, fontsize=9)
        for row, column in np.argwhere(framed) if framed is not None else ():
            corner = (column * width - 0.5, row * height - 0.5)
            axes[0, 0].add_patch(Rectangle(corner, width - 1, height - 1, fill=False, color=MISSES, linewidth=1))
