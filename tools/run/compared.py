"""A run as `latentwalk compare` takes it, whoever recorded it: its table of numbers and its curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from latentwalk.scenes import UsageError
from latentwalk.tools.latent.activity import Activity
from latentwalk.tools.run.folder import METADATA, VAES, Metadata, read_metadata, results_in, settings_in
from latentwalk.tools.run.log import FILE_NAME, read_run

Curve = Sequence[Sequence[float]]
CURVES = {
    "train_accuracy": "accuracy, training",
    "val_accuracy": "accuracy, validation",
    "train_loss": "loss, training",
    "val_loss": "loss, validation",
}
TESTED = {"accuracy": "accuracy, test", "macro_f1": "F1 (macro), test", "log_loss": "log loss, test"}

_KEPT, _KEPT_BEFORE = "neighbors_kept", "neighbours_kept"  # as earlier runs spell it


@dataclass(frozen=True, eq=False)
class Compared:
    """A run: `table` title → value or None; `curves` name → [epoch, value] pairs; `settings` as it was trained with, by
    the names of their fields; `data` its name and `sha256` its digest, "" where nobody said; `activity` of a VAE's
    latent dimensions."""

    path: Path
    title: str
    vae: bool
    table: Mapping[str, object]
    curves: Mapping[str, Curve]
    settings: Mapping[str, object]
    data: str = ""
    sha256: str = ""
    activity: Activity | None = None


def compared(run: Path) -> Compared:
    """The run in the folder `run`.  Raises UsageError where there is none, or where a VAE's is not finished."""
    if not (run / METADATA).is_file() and (run / FILE_NAME).is_file():
        return _classifier(run, {})
    metadata = read_metadata(run)
    made = _vae if settings_in(metadata).get("model") in VAES else _classifier
    return made(run, metadata)


def _vae(run: Path, metadata: Metadata) -> Compared:
    settings, results = settings_in(metadata), results_in(run, metadata)
    best, history, activity = results["best"], results["history"], activity_in(results)
    prior = results.get("prior")

    def held_out(name: str) -> float:
        """Of the validation rows where there are some, else of the training rows, at the best epoch."""
        value: float = best.get(f"val_{name}", best[f"train_{name}"])
        return value

    table = {
        "model": settings["model"],
        "latent": settings["latent_dim"],
        "β": settings["beta"],
        "epochs": results["epochs"],
        "best epoch": best["epoch"],
        "seconds": results["seconds"],
        "reconstruction (nats)": held_out("reconstruction"),
        "KL (nats)": held_out("kl"),
        "active dimensions": activity.count,
        "reconstruction error": results["reconstruction_error"],
        "÷ error of the mean": results["reconstruction_error"] / results["error_of_the_mean_row"],
        "neighbors kept": results[_KEPT if _KEPT in results else _KEPT_BEFORE],
        "prior draws off the data": None if prior is None else prior["misses"],
    }
    names = [f"{part}_{name}" for part in ("train", "val") for name in ("reconstruction", "kl")]
    curves = {name: [[record["epoch"], record[name]] for record in history] for name in names if name in history[-1]}
    title = f"{run.name}: {settings['model']}, β = {settings['beta']:g}"
    return Compared(run, title, True, table, curves, settings, metadata["data"]["name"], metadata["sha256"], activity)


def activity_in(results: Metadata) -> Activity:
    """Of a VAE's latent dimensions, by its `results`; runs of before kept the KL of the best epoch alone."""
    if dimensions := results.get("dimensions"):
        return Activity(dimensions["kl"], dimensions["variance_of_mean"], dimensions.get("directions"))
    return Activity(results["best"]["kl_by_dimension"], None)


def _classifier(run: Path, metadata: Metadata) -> Compared:
    """From its log, which every run of a classifier has."""
    recorded = read_run(run)
    series = {name: recorded.series[name] for name in CURVES if name in recorded.series}
    if not series:
        raise UsageError(f"{run}: expected accuracies or losses in {FILE_NAME}, found none; record them as metrics")
    settings = settings_in(metadata)
    judged = "val_loss" if "val_loss" in series else next(iter(series))
    sign = 1 if judged.endswith("loss") else -1
    best, _ = min(series[judged], key=lambda pair: sign * pair[1])
    results = metadata.get("results", {})
    best = results.get("best", {}).get("epoch", best)  # of trees it is the last: all of them are used
    tested = results.get("evaluation", {})
    at_best = {name: value for name, pairs in series.items() for epoch, value in pairs if epoch == best}
    data = metadata.get("data", "")
    table = {
        "model": settings.get("model"),
        "classes": len(recorded.classes) or None,
        "epochs": round(max(pair[0] for pairs in series.values() for pair in pairs)),
        "best epoch": round(best),
        "seconds": results.get("seconds"),
        **{title: at_best.get(name) for name, title in CURVES.items()},
        "best accuracy, validation": max((value for _, value in series.get("val_accuracy", ())), default=None),
        **{title: tested.get(name) for name, title in TESTED.items()},
    }
    name = settings.get("model") or "recorded"
    return Compared(
        run, f"{run.name}: {name}", False, table, series, settings,
        data["name"] if isinstance(data, dict) else str(data), metadata.get("sha256", ""),
    )  # fmt: skip
