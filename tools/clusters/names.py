"""Names of clusters by what sets each apart: words, the class that it mostly is, or the trait in which it differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from latentwalk.scenes import Category, Column, Text
from latentwalk.scenes.arrays import F32, F64, I32, Indices
from latentwalk.scenes.rules import are_words
from latentwalk.tools.analysis.results import ALPHA, counted
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.traits import is_judged, sets_apart, traits
from latentwalk.tools.data.dataset import Dataset

PURE = 0.8  # of a cluster's rows of one class, from which on the class is its name
COMMON = 0.5  # of all rows of two classes, from which on both together say nothing
MOST_WORDS = 3  # of a name
LONGEST = 26  # characters of a name of words: more is cut in the room
SHORTEST_STEM, LONGEST_STEM = 3, 4  # letters that words begin with that say the same
VOCABULARY = 20_000  # the most frequent words of texts
WORD = r"(?u)[^\W\d_]{2,}"
NUMBER = re.compile(r"\d+")
MOST_TOLD = 40  # clusters, one in a line
Tell = Callable[[str], None]
BY_WORDS = "words by class-based TF-IDF"
BY_MIDDLE = "the words nearest to its middle and far from other middles"
BY_CLASS = "the class that it mostly is"
BY_CLASSES = "the two classes that it mostly is"
BY_TRAIT = "in what its rows differ most from the others"


@dataclass(frozen=True)
class ClusterName:
    """What a cluster is called, `how` that was found, "" where it is its number, and what sets it `apart` in words."""

    name: str
    how: str
    apart: tuple[str, ...]


def described(dataset: Dataset, columns: dict[str, Column]) -> Subject:
    """Rows with `columns` as a subject that no model judged."""
    label, unknown = dataset.label, np.full(len(dataset), -1, np.int32)
    return Subject(
        dataset.name,
        dataset.ids,
        [] if label is None else label.names,
        unknown if label is None else label.codes,
        unknown,
        features=dataset.features,
        feature_names=dataset.feature_names,
        columns=columns,
        images=dataset.images,
    )


def cluster_names(subject: Subject, cluster: Category) -> list[ClusterName]:
    """A name for each cluster of `cluster`, no two the same; those that are no numbers stay.

    Of the first that says something: words of the rows' texts, by class-based TF-IDF (M. Grootendorst 2022), or, where
    each row is a word of its own, those nearest to the cluster's middle and far from others'; the class, or the two,
    of `PURE` of its rows and of fewer of all; the trait in which its rows differ most from all others.
    """
    words = _words(subject, cluster)
    known, taken, found = traits(subject), set[str](), []
    for code, label in enumerate(cluster.names):
        rows = np.flatnonzero(cluster.codes == code)
        apart = tuple(one.sentence for one in sets_apart(known, rows, but=("cluster",)))
        own = [] if NUMBER.fullmatch(label) else [(label, "")]
        wanted = [*own, *words[code], *(_of_class(subject, rows) or _by_traits(apart))]
        free = [(name, how) for name, how in wanted if name not in taken]
        name, how = free[0] if free else (f"{wanted[0][0]} · {label}", wanted[0][1]) if wanted else (label, "")
        taken.add(name)
        found.append(ClusterName(name, how, apart))
    return found


def named(subject: Subject, cluster: Category, tell: Tell) -> Category:
    """The clusters with their names; how each was got is told, a line for each."""
    found = cluster_names(subject, cluster)
    sizes = np.bincount(cluster.codes[cluster.codes >= 0], minlength=len(found))
    lines = [
        f"cluster {label}, {counted(int(size), 'row')}: {one.name} ({one.how})"
        if one.how
        else f"cluster {label}, {counted(int(size), 'row')}: nothing sets it apart that could name it"
        for label, size, one in zip(cluster.names, sizes, found, strict=True)
    ]
    for line in lines[:MOST_TOLD]:
        tell(line)
    if len(lines) > MOST_TOLD:
        tell(f"and {len(lines) - MOST_TOLD} more clusters")
    return Category(cluster.codes, [one.name for one in found])


Wanted = list[tuple[str, str]]
"""Names with how each was found, the best first."""


def _of_class(subject: Subject, rows: Indices) -> Wanted:
    counts, every = (
        np.bincount(labels[labels >= 0], minlength=max(2, len(subject.classes)))
        for labels in (subject.labels[rows], subject.labels)
    )
    order = np.argsort(-counts, kind="stable")
    for some, most, how in ((order[:1], PURE, BY_CLASS), (order[:2], COMMON, BY_CLASSES)):
        share = counts[some].sum() / max(1, counts.sum())
        if share >= PURE and every[some].sum() < most * every.sum():
            name = " and ".join(subject.classes[int(one)] for one in some)
            return [(f"mostly {name} ({_floored(share)})", how)]
    return []


def _floored(share: float) -> str:
    """100 % are all."""
    return f"{int(100 * share + 1e-9)} %"


def _by_traits(apart: Sequence[str]) -> Wanted:
    return [(one.split(":")[0], BY_TRAIT) for one in apart]


def _words(subject: Subject, cluster: Category) -> list[Wanted]:
    """By code the names that words make; none where the rows have no texts."""
    none: list[Wanted] = [[] for _ in cluster.names]
    texts = _texts(subject)
    if not texts:
        return none
    single = {text.casefold() for text in texts if len(text.replace("_", " ").split()) <= MOST_WORDS}
    if len(single) < 0.8 * len(texts):
        return [[(name, BY_WORDS)] if name else [] for name in _by_tf_idf(texts, cluster)]
    if subject.points is None:
        return none
    found = _nearest_the_middle(texts, cluster.codes, len(none), subject.points)
    return [[(name, BY_MIDDLE)] if name else [] for name in found]


def _texts(subject: Subject) -> list[str]:
    """What the rows say: their texts, else their ids where these are words."""
    said = [c.values for name, c in subject.columns.items() if isinstance(c, Text) and not is_judged(name)]
    if said:
        return [" ".join(row) for row in zip(*said, strict=True)]
    return [*subject.ids] if len(subject.ids) and are_words(subject.ids) else []


def _nearest_the_middle(texts: Sequence[str], codes: I32, count: int, points: F32) -> Iterator[str]:
    """The words that are nearer to the middle of their cluster than to the next one by most, by angles."""
    size = np.linalg.norm(points, axis=1, keepdims=True)
    ways = points / np.where(size > 0, size, 1)
    used = [code for code in range(count) if (codes == code).any()]
    middles = np.array([ways[codes == code].mean(axis=0) for code in used])
    away = np.stack([np.linalg.norm(ways - middle, axis=1) for middle in middles], axis=1)
    for code in range(count):
        rows, others = np.flatnonzero(codes == code), [place for place, one in enumerate(used) if one != code]
        nearer = away[rows, used.index(code)] if len(rows) else np.zeros(0)
        if others:
            nearer = nearer - away[rows][:, others].min(axis=1)
        yield _joined(texts[row].replace("_", " ") for row in rows[np.argsort(nearer, kind="stable")])


def _by_tf_idf(texts: Sequence[str], cluster: Category) -> Iterator[str]:
    """The words that are more frequent in a cluster than in all of them, of those that chance would not give."""
    from scipy.stats import norm
    from sklearn.feature_extraction.text import CountVectorizer

    count = len(cluster.names)
    try:
        counter = CountVectorizer(stop_words="english", token_pattern=WORD, max_features=VOCABULARY)
        counts = counter.fit_transform(texts)
    except ValueError:  # no word in any text
        yield from [""] * count
        return
    words = counter.get_feature_names_out()
    inside = np.array([cluster.codes == code for code in range(count)], np.float64)
    frequency, holds = inside @ counts, inside @ (counts > 0)  # (clusters, words)
    score = _class_tf_idf(frequency)
    least, total = norm.ppf(1 - ALPHA / 2 / len(words)), np.asarray((counts > 0).sum(axis=0)).ravel()
    for code, size in enumerate(inside.sum(axis=1)):
        rest = max(1.0, len(texts) - size)
        here, there = holds[code] / max(1.0, size), (total - holds[code]) / rest
        effect = 2 * np.arcsin(np.sqrt(here)) - 2 * np.arcsin(np.sqrt(np.clip(there, 0, 1)))
        sure = np.flatnonzero(effect > least * np.sqrt(1 / max(1.0, size) + 1 / rest))
        yield _joined(words[sure[np.argsort(-score[code, sure], kind="stable")]].tolist())


def _class_tf_idf(frequency: F64) -> F64:
    """tf · log(1 + A / f): `frequency` (clusters, words), f of a word in all clusters, A the mean words of one."""
    inside = frequency.sum(axis=1)
    every = np.maximum(frequency.sum(axis=0), 1)
    share = frequency / np.maximum(inside, 1)[:, None]
    return np.asarray(share * np.log1p(inside.mean() / every), np.float64)


def _joined(words: Iterator[str] | Sequence[str]) -> str:
    """The first words, in all `MOST_WORDS` at most, that do not say the same; "" for none."""
    kept: list[str] = []
    for word in words:
        if any(_alike(word.casefold(), other.casefold()) for other in kept) or not any(map(str.isalpha, word)):
            continue
        longer = ", ".join([*kept, word])
        if kept and (len(longer) > LONGEST or len(longer.split()) > MOST_WORDS):
            break
        kept.append(word)
        if len(kept) == MOST_WORDS:
            break
    return ", ".join(kept)


def _alike(word: str, other: str) -> bool:
    """Whether one of two words says enough: run, runs, running."""
    shorter = min(len(word), len(other))
    same = next((place for place in range(shorter) if word[place] != other[place]), shorter)
    return same >= min(LONGEST_STEM, max(SHORTEST_STEM, shorter - 1))
