"""Classes that models see in rows which none of them was fitted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from latentwalk.scenes import Category
from latentwalk.scenes.arrays import F32, I32, Indices
from latentwalk.tools.data.learned import FOLDS, hasty, model_of_folds


@dataclass(frozen=True, eq=False)
class Judges:
    """The `models` of the folds of some `rows`, which know the classes with the codes `present` (c,)."""

    models: Sequence[Any]
    present: I32
    rows: int

    @property
    def said(self) -> str:
        """What they are."""
        return (
            f"by logistic regression on standardized principal components, fitted on the folds of {self.rows:,}"
            " sampled rows: these by the model of the other folds, all other rows by the mean of the"
            f" {len(self.models)} models, none of which saw them"
        )

    def judge(self, scaled: F32) -> tuple[I32, F32]:
        """The code (n,) of the likeliest class of each row, and its chance (n,), by the mean of all models."""
        return self.seen(sum(model.predict_proba(scaled) for model in self.models) / len(self.models))

    def seen(self, chances: Any) -> tuple[I32, F32]:
        """The same of `chances` (n, c)."""
        return self.present[chances.argmax(axis=1)], chances.max(axis=1).astype(np.float32)


def rare(label: Category) -> list[str]:
    """Classes of so few sampled rows that not every fold has one."""
    counts = np.bincount(label.codes[label.codes >= 0], minlength=len(label.names))
    return [name for name, count in zip(label.names, counts, strict=True) if 0 < count < FOLDS]


def judges(scaled: F32, label: Category, seed: int) -> tuple[Judges, I32, F32]:
    """Judges fitted on the folds of sampled rows (s, d), and what each of these rows' judge, who did not see it, says:
    codes (s,), −1 where it has no label, and confidence (s,), NaN there.

    Classes that are `rare` are not judged.  Raises UsageError where there are not two others.
    """
    from sklearn.model_selection import cross_validate

    few = [label.names.index(name) for name in rare(label)]
    label = replace(label, codes=np.where(np.isin(label.codes, few), np.int32(-1), label.codes))
    known, folds, model = model_of_folds(scaled, label, seed)
    rows, codes = scaled[known], label.codes[known]
    with hasty():
        found = cross_validate(
            model, rows, codes, cv=folds, scoring=_unscored, return_estimator=True, return_indices=True
        )
    made = Judges(found["estimator"], np.unique(codes).astype(np.int32), len(known))
    seen, confidence = np.full(len(scaled), -1, np.int32), np.full(len(scaled), np.nan, np.float32)
    for one, held_out in zip(made.models, found["indices"]["test"], strict=True):
        here: Indices = known[held_out]
        seen[here], confidence[here] = made.seen(one.predict_proba(rows[held_out]))
    return made, seen, confidence


def _unscored(*_: object) -> float:
    return 0.0
