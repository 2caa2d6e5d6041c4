"""What can be said of rows: conditions on columns, classes and words; and what sets some rows apart from others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Bool, Category, Column, Scalar, Text
from latentwalk.scenes.arrays import F32, F64, Bools, Indices
from latentwalk.scenes.rules import PROBABILITY
from latentwalk.tools.analysis.results import ALPHA, percent
from latentwalk.tools.analysis.rows import ENTROPY, ENTROPY_SHARE, MARGIN, OWN, PREDICTED
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.data.columns import MOST_SHOWN

# What is made of the judgement itself, or is one: by these every row is wrong or right by definition.
JUDGED = {"label", "prediction", "correct", "confidence", "loss", "flips", "learned", "forgotten"}
JUDGED |= {ENTROPY, ENTROPY_SHARE, MARGIN, OWN, PREDICTED, "local_error_rate", "label_doubt", "suspect_label", "region"}
JUDGED_PREFIXES = (PROBABILITY, "prediction: ", "correct: ", "confidence: ")
DIFFERING = re.compile(r".+ right, .+ wrong")  # of runs that are joined
MOST_VALUES = 50  # of a category: more are names of rows rather than kinds
MOST_WORDS = 100
FEWEST_WITH_WORD = 5
WORD = re.compile(r"[^\W\d_]{3,}")
CLEAR = 0.5  # standard deviations, or as much in arcsines of shares (J. Cohen 1988: medium): less is not told
NUMBER, YES_NO = "number", "yes or no"


@dataclass(frozen=True, eq=False)
class Traits:
    """Numbers (n, a) float32 and conditions (n, b) bool of n rows, with their names; `subjects` (b,) says of which
    column each condition is."""

    names: Sequence[str]
    numbers: F32
    conditions: Sequence[str]
    holds: Bools
    subjects: Sequence[str]


def traits(subject: Subject) -> Traits:
    """What the columns, the named features, the classes and the words in texts say of the rows.

    Nothing that comes from the judgement (`JUDGED`), no features too many to read; of pictures their light, no pixels.
    """
    columns = {name: column for name, column in subject.columns.items() if not is_judged(name)}
    if subject.features is not None and subject.images is None and 0 < len(subject.feature_names) <= MOST_SHOWN:
        columns |= {
            name: Scalar(values) for name, values in zip(subject.feature_names, subject.features.T, strict=True)
        }
    numbers = _light(subject) | {name: column.values for name, column in columns.items() if isinstance(column, Scalar)}
    conditions = [*_classes(subject), *(found for name, column in columns.items() for found in _kinds(name, column))]
    empty = np.zeros((len(subject), 0))
    return Traits(
        list(numbers),
        np.column_stack([empty, *numbers.values()]).astype(np.float32),
        [said for said, _, _ in conditions],
        np.column_stack([empty, *(holds for _, holds, _ in conditions)]).astype(np.bool_),
        [name for _, _, name in conditions],
    )


def is_judged(name: str) -> bool:
    """Whether a column comes from the judgement that is analyzed."""
    return name in JUDGED or name.startswith(JUDGED_PREFIXES) or DIFFERING.fullmatch(name) is not None


def _light(subject: Subject) -> dict[str, F32]:
    """What a person sees of pictures at once."""
    if subject.images is None or not subject.images.size:
        return {}
    pixels = subject.images.reshape(len(subject), -1)
    return {
        "brightness": pixels.mean(axis=1, dtype=np.float32),
        "contrast": np.array([picture.std() for picture in pixels], np.float32),
    }


Condition = tuple[str, Bools, str]


def _classes(subject: Subject) -> Iterator[Condition]:
    for code, name in enumerate(subject.classes):
        yield f"class {name}", subject.labels == code, "label"


def _kinds(name: str, column: Column) -> Iterator[Condition]:
    match column:
        case Category() if len(column.names) <= MOST_VALUES:
            for code, value in enumerate(column.names):
                yield f"{name} = {value}", column.codes == code, name
        case Bool():
            yield f"{name}", column.values, name
            yield f"not {name}", ~column.values, name
        case Text():
            yield from _words(name, [set(WORD.findall(text.lower())) for text in column.values])


def _words(name: str, texts: Sequence[set[str]]) -> Iterator[Condition]:
    counts = Counter(word for text in texts for word in text)
    for word, count in counts.most_common(MOST_WORDS):
        if FEWEST_WITH_WORD <= count <= len(texts) - FEWEST_WITH_WORD:
            yield f'{name} has "{word}"', np.array([word in text for text in texts]), name


@dataclass(frozen=True)
class Apart:
    """What sets rows apart: `effect` in standard deviations (of shares: difference of arcsines), and in words."""

    trait: str
    kind: str
    inside: float
    outside: float
    effect: float

    @property
    def sentence(self) -> str:
        """It in words."""
        if self.kind == NUMBER:
            more = "higher" if self.effect > 0 else "lower"
            return f"{self.trait} {more}: mean {self.inside:.3g} against {self.outside:.3g}"
        return f"{self.trait}: {percent(self.inside)} against {percent(self.outside)}"


def sets_apart(known: Traits, rows: Indices, most: int = 3, but: Sequence[str] = ()) -> list[Apart]:
    """The traits by which `rows` differ most from all others, the largest effect first, at most one of a column.

    Only effects of at least `CLEAR`, and that chance would not give: each is tested by its normal approximation,
    corrected by Bonferroni over all traits.  `but`: columns that are not to be told.
    """
    inside = np.zeros(len(known.numbers), np.bool_)
    inside[rows] = True
    if inside.all() or not inside.any():
        return []
    found = [*_by_number(known, inside), *_by_condition(known, inside)]
    told: dict[str, Apart] = {}
    for name, apart, certain in sorted(found, key=lambda item: -abs(item[1].effect)):
        if certain and abs(apart.effect) >= CLEAR and name not in but and name not in told:
            told[name] = apart
    return list(told.values())[:most]


def _by_number(known: Traits, inside: Bools) -> Iterator[tuple[str, Apart, bool]]:
    least = _least_score(known)
    for name, values in zip(known.names, known.numbers.T.astype(np.float64), strict=True):
        finite = np.isfinite(values)
        here, there = values[inside & finite], values[~inside & finite]
        if len(here) < 2 or len(there) < 2:
            continue
        spread = np.sqrt((_squares(here) + _squares(there)) / (len(here) + len(there) - 2))
        if not spread > 1e-9 * np.abs(values[finite]).max():
            continue
        effect = float((here.mean() - there.mean()) / spread)
        certain = abs(effect) > least * np.sqrt(1 / len(here) + 1 / len(there))
        yield name, Apart(name, NUMBER, float(here.mean()), float(there.mean()), effect), bool(certain)


def _by_condition(known: Traits, inside: Bools) -> Iterator[tuple[str, Apart, bool]]:
    """Twice the difference of arcsines of roots, whose variance is 1 / n whatever the share (Cohen's h)."""
    least = _least_score(known)
    here, there = inside.sum(), (~inside).sum()
    for said, name, holds in zip(known.conditions, known.subjects, known.holds.T, strict=True):
        a, b = float(holds[inside].mean()), float(holds[~inside].mean())
        effect = float(2 * np.arcsin(np.sqrt(a)) - 2 * np.arcsin(np.sqrt(b)))
        certain = abs(effect) > least * np.sqrt(1 / here + 1 / there)
        # A value that the rows have says more than one that they lack.
        if a >= b:
            yield name, Apart(said, YES_NO, a, b, effect), bool(certain)


def _squares(values: F64) -> float:
    return float(((values - values.mean()) ** 2).sum())


def _least_score(known: Traits) -> float:
    """How many standard errors an effect needs, so that chance seldom shows any among so many traits."""
    from scipy.stats import norm

    return float(norm.ppf(1 - ALPHA / 2 / max(1, len(known.names) + len(known.conditions))))
