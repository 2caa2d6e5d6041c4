"""What a run is made from, as its metadata keep it, whatever trains: its data, its settings, and the command."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Generic, TypeVar

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data import sources
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.provenance import digest, provenance
from latentwalk.tools.options import Options, plain
from latentwalk.tools.run.folder import METADATA, read_metadata, write_json

S = TypeVar("S", bound=Options, covariant=True)


@dataclass(frozen=True)
class Plan(Generic[S]):
    """All that a run is made from: where the data is (`inputs` and `data`, the arguments of `sources.load`), its
    digest, the settings, and the command."""

    inputs: list[str]
    data: dict[str, Any]
    sha256: str
    settings: S
    command: str


def kept_plan(run: Path, decided: Callable[[dict[str, Any]], S]) -> Plan[S]:
    """The plan of a run that `latentwalk train` made, `decided` of the settings in it; UsageError where `run` is none.

    What `decided` raises for settings that are none of a run's (TypeError, KeyError, UsageError) is said as such.
    """
    metadata = read_metadata(run)
    plan = metadata.get("plan")
    if not isinstance(plan, dict):
        raise UsageError(
            f"{run}: {METADATA} has no plan to go on with, as runs of classifiers had none that were made before they"
            " kept checkpoints; start a new run"
        )
    try:
        settings, data = dict(plan["settings"]), dict(plan["data"])
        if "head" in plan:  # where the first runs of VAEs had these two
            settings |= {"classifier": plan["head"] or "none", "method": plan["methods"]}
        if "classes" in settings:  # they were a classifier's own before they were chosen among the data
            data["classes"] = settings.pop("classes")
        return Plan(plan["inputs"], data, metadata["sha256"], decided(settings), metadata["command"])
    except (TypeError, KeyError, UsageError) as error:
        raise UsageError(f"{run / METADATA}: expected the plan of a run, found another ({error})") from error


def data_of(run: Path) -> Dataset:
    """The data that a run was made from, whatever it trained.  Raises UsageError as `kept_plan` and `load_data`."""
    return load_data(run, kept_plan(run, lambda _: Options()))


def load_data(run: Path, plan: Plan[Options]) -> Dataset:
    """The data that a run was made from.  Raises UsageError where it is no longer the same."""
    dataset = sources.load(plan.inputs, **plan.data)
    if digest(dataset) != plan.sha256 and not _was_of_all_classes(plan):
        raise UsageError(f"{run}: its data ({', '.join(plan.inputs)}) has changed since; start a new run")
    return dataset


def _was_of_all_classes(plan: Plan[Options]) -> bool:
    """Whether the digest is of the rows of all classes, as it was when models chose among them, not the data."""
    chosen = plan.data.get("classes")
    return bool(chosen) and digest(sources.load(plan.inputs, **plan.data | {"classes": ()})) == plan.sha256


def provenance_of(plan: Plan[Options], dataset: Dataset) -> dict[str, object]:
    """Where what a run makes comes from."""
    return provenance(dataset, plan.command, plain(plan.settings), ("scikit-learn", "torch"))


def write_metadata(
    run: Path,
    plan: Plan[Options],
    dataset: Dataset,
    *,
    model: str,
    classes: Sequence[str],
    rows: int,
    device: str,
    results: Mapping[str, object] | None = None,
) -> None:
    """Write run_metadata.json: the same fields for each model, `results` once there are some."""
    path, whole = run / METADATA, provenance_of(plan, dataset)
    created, settings = whole.pop("created"), whole.pop("parameters")
    before = read_metadata(run) if path.exists() else {}
    whole |= {
        "run_directory": str(run.resolve()),
        "start_time": before.get("start_time", before.get("created", created)),
        "model": model,
        "num_classes": len(classes),
        "classes": list(classes),
        "method": getattr(plan.settings, "snapshot_method", "latent"),
        "has_umap": find_spec("umap") is not None,
        "rows": rows,
        "device": device,
        "plan": {"inputs": plan.inputs, "data": plan.data, "settings": settings},
    }
    write_json(path, whole | ({} if results is None else {"results": results}))
