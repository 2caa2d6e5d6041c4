"""What decides the numbers of a run of one of scikit-learn's classifiers, and the options of it by `--set`."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.figure.look import FigureOptions
from latentwalk.tools.layout.alignment import Method
from latentwalk.tools.model.settings import CrossValidate
from latentwalk.tools.options import Arg, Count, Fraction, Seeded

OURS = {"random_state": "--seed", "warm_start": "what training does by itself"}  # not to be set: what does it instead


@dataclass(frozen=True, kw_only=True)
class EstimatorOptions(Seeded, FigureOptions):
    """Of one of scikit-learn's classifiers.  `set`: its constructor's parameters as NAME=VALUE; `validation`,
    `test`: see `parts.divided`; `snapshot_every` counts trees."""

    heading: ClassVar[str] = "model"

    model: Annotated[
        Literal["random-forest", "gradient-boosting", "svm", "logistic-regression"], Arg("or mlp, cnn, vae …:")
    ] = "random-forest"
    set: Annotated[
        tuple[str, ...], Arg("any parameter of scikit-learn's classifier, such as max_depth=5", "NAME=VALUE")
    ] = ()
    validation: Annotated[Fraction, Arg("share of the rows held out to watch the training by", "X")] = 0.2
    test: Annotated[Fraction, Arg("share held out to judge by, unless the data has test rows", "X")] = 0.2
    snapshot_every: Annotated[
        Count, Arg("snapshots at trees 1, 5, 10, 25, 50, 75, 100, each N-th and the last", "N")
    ] = 10
    snapshot_method: Annotated[Method, Arg("of the snapshots' pictures:")] = "spacetime"
    cross_validate: CrossValidate = None
    pictures: Annotated[Literal["end", "none"], Arg("of the snapshots, when it has ended, or none:")] = "end"

    @property
    def title(self) -> str:
        """The model in some words."""
        return " ".join([self.model, *self.set])


def assigned(assignments: Sequence[str], known: Iterable[str], what: str) -> dict[str, Any]:
    """The values of NAME=VALUE for a constructor that knows the parameters `known` of `what`, its class.

    A value is read as Python's literal (5, 0.1, None, True, {"a": 2}), else it is text.  Raises UsageError for anything
    that is no assignment, for unknown names and for those that are ours to set.
    """
    values: dict[str, Any] = {}
    allowed = sorted(set(known) - OURS.keys())
    for assignment in assignments:
        name, equals, text = assignment.partition("=")
        if not equals or not name:
            raise UsageError(f"--set: expected NAME=VALUE, found {assignment!r}")
        if name in OURS:
            raise UsageError(f"--set {name}: is decided by {OURS[name]}")
        if name not in allowed:
            near = difflib.get_close_matches(name, allowed, 1)
            advice = f"did you mean {near[0]}?" if near else f"it has {', '.join(allowed)}"
            raise UsageError(f"--set: {what} has no parameter '{name}'; {advice}")
        if name in values:
            raise UsageError(f"--set: {name} is given twice")
        values[name] = _value(text)
    return values


def _value(text: str) -> object:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
