"""A known world by its name, as a data set whose columns hold the truth.

Of tables: `bayes_class`, the likeliest class by Bayes' rule, `bayes_posterior`, its probability, and
`boundary_distance`: how far the row is from where the likeliest class changes, in the units of the columns (of
classification: of its informative ones), negative where its label is not the likeliest; `true_cluster` where a class
has several; `true_label` where labels are wrong on purpose.  What pictures have is told in `pictures`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from latentwalk.scenes.arrays import F32, U8
from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.choice import named_classes, whole_number
from latentwalk.tools.data.columns import take
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.data.features import numbered
from latentwalk.tools.data.worlds.pictures import PICTURES
from latentwalk.tools.data.worlds.plan import (
    IMAGE_SIZE,
    SAMPLES,
    KnownWorld,
    Made,
    WorldOptions,
    WorldPlan,
    class_sizes,
)
from latentwalk.tools.data.worlds.tables import TABLES

WORLDS: dict[str, KnownWorld] = TABLES | PICTURES


def load_world(name: str, options: WorldOptions, classes: Sequence[str] = ()) -> Dataset:
    """The rows of the world `name`, shuffled; `classes`: how many, as one number, or which of its kinds.

    Raises UsageError for options that do not suit the world.
    """
    world = WORLDS[name]
    plan = _plan(name, world, options, classes)
    made = world.make(plan)
    order = np.random.default_rng(plan.seed).permutation(len(made.values))
    features, images = _features(made.values[order])
    said = f"{name}: {_bayes(made, plan)}"
    return Dataset(
        name,
        numbered("", len(order)),
        features,
        made.feature_names,
        {column: take(values, order) for column, values in made.columns.items()},
        images,
        {
            "format": "table" if images is None else "pictures",
            "source": _source(world),
            "world": {
                "samples": len(order),
                "rows_by_class": dict(zip(plan.names, plan.sizes, strict=True)),
                "noise": plan.noise,
                "imbalance": options.imbalance or 1.0,
                "seed": plan.seed,
                "bayes_accuracy": made.bayes,
                **({} if images is None else {"image_size": plan.side}),
            },
        },
        [said, *made.notes],
    )


def _plan(name: str, world: KnownWorld, options: WorldOptions, classes: Sequence[str]) -> WorldPlan:
    if options.image_size is not None and name in TABLES:
        raise UsageError(f"--image-size: {name} has no pictures; leave it out")
    names = _names(name, world, classes)
    noise = world.noise if options.noise is None else options.noise
    if noise < world.least_noise:
        raise UsageError(f"--noise {noise:g}: all rows of a cluster of {name} would be one; give a number above 0")
    if name == "classification" and noise > 1:
        raise UsageError(f"--noise {noise:g}: of classification it is the share of labels drawn at random, 0 to 1")
    sizes = class_sizes(options.samples or SAMPLES, names, options.imbalance or 1.0)
    return WorldPlan(sizes, names, noise, options.image_size or IMAGE_SIZE, options.seed)


def _names(name: str, world: KnownWorld, classes: Sequence[str]) -> list[str]:
    """The classes to make: as many as usual, or as asked for, or those kinds that are named."""
    if not classes:
        return world.first(world.usual)
    if (count := whole_number(classes)) is not None:
        if not 2 <= count <= world.most:
            has = "2 classes" if world.most == 2 else f"2 to {world.most} classes"
            raise UsageError(f"--classes {count}: {name} has {has}")
        return world.first(count)
    if callable(world.names):
        raise UsageError(f"--classes {' '.join(classes)}: expected how many classes {name} is made of, as a number")
    return named_classes(world.names, classes)


def _features(values: F32 | U8) -> tuple[F32, U8 | None]:
    if values.dtype == np.uint8:
        return values.reshape(len(values), -1).astype(np.float32), np.asarray(values[..., None], np.uint8)
    return values.astype(np.float32), None


def _bayes(made: Made, plan: WorldPlan) -> str:
    if made.bayes is None:
        return "made with its truth, of which no Bayes accuracy is known"
    return f"the Bayes accuracy is {made.bayes:.3f}; more is chance, or learned from rows that were tested on"


def _source(world: KnownWorld) -> str:
    if world.maker == "latentwalk":
        return "latentwalk"
    import sklearn

    return f"scikit-learn {sklearn.__version__}"
