"""Where is it wrong, systematically?  Regions with more errors than chance allows, ranked, named and explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from latentwalk.scenes.arrays import F32, I32, Bools, Indices
from latentwalk.scenes.rules import UNKNOWN, WRONG
from latentwalk.tools.analysis.pockets import NEIGHBORS, SHUFFLES, pockets
from latentwalk.tools.analysis.results import ALPHA, Estimate, counted, percent, share
from latentwalk.tools.analysis.slices import Slices, slices
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.analysis.traits import Traits, sets_apart, traits

MOST = 12  # regions that a person reads
SAME = 0.5  # of the rows of both (Jaccard): then the lower ranked one is left out
SUBGROUP, POCKET = "subgroup", "pocket"
ORIGINAL, REPRESENTATION = "the original space", "the representation"
FEWEST = 20  # judged rows
HOW = (
    "Subgroups: one condition on a column, or two; p by Fisher's exact test, one-sided, corrected by Holm over all"
    " subgroups tested; a pair of conditions must also be worse than each of the two, as strictly. Pockets: rows whose"
    f" {NEIGHBORS} nearest neighbors hold more wrong rows than 1 in 1,000 places would by chance; p by {SHUFFLES}"
    " shuffles of right and wrong, each with its strongest pocket, so corrected for all places, and for the"
    " number of spaces."
    f" Regions have an adjusted p below {ALPHA} and are ranked by the lower end of Wilson's 95 % interval of their"
    " error rate, which is above the rate of all rows. A pocket is chosen for its errors: its rate is higher than new"
    " rows there would have."
)


@dataclass(frozen=True, eq=False)
class Region:
    """Rows that are wrong together: `rows` (k,) rising, of which `wrong` (m,) are; `apart`: what sets them apart, in
    words; `kind` is `SUBGROUP` or `POCKET`; `name` is unique among the regions."""

    name: str
    kind: str
    rows: Indices
    wrong: Indices
    error_rate: Estimate
    p_adjusted: float
    apart: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class ErrorRegions:
    """The error regions, the worst first; `finding` says in a sentence what was found, also where it is nothing;
    `missing` why nothing could be."""

    regions: tuple[Region, ...]
    overall: Estimate
    tested: int
    finding: str
    how: str = HOW
    missing: str = ""

    def codes(self, count: int) -> I32:
        """Of each of the subject's `count` rows, the worst region that it is in as its place (n,), −1 in none."""
        codes = np.full(count, -1, np.int32)
        for code, region in reversed(list(enumerate(self.regions))):
            codes[region.rows] = code
        return codes


@dataclass(frozen=True, eq=False)
class _Candidate:
    name: str
    kind: str
    rows: Indices  # among the judged
    p_adjusted: float
    columns: tuple[str, ...] = ()
    where: str = ""


def error_regions(subject: Subject, seed: int = 0) -> ErrorRegions:
    """The regions of the subject's judged rows that are wrong more often than the others, at most `MOST`.

    Pockets lie in the original space, that of the features, to deviation 1 each unless they are pixels, or in that of
    the representation.  What comes from the judgement itself defines no subgroup.
    """
    judged = np.flatnonzero(subject.right != UNKNOWN)
    here = subject.rows(judged)
    wrong = here.right == WRONG
    overall = share(int(wrong.sum()), len(here))
    missing = _missing(len(here), int(wrong.sum()))
    if missing:
        return ErrorRegions((), overall, 0, "No error regions: " + missing, missing=missing)
    known = traits(here)
    parts = slices(known, wrong)
    candidates = [
        _Candidate(" and ".join(part.conditions), SUBGROUP, part.rows, part.p_adjusted, part.columns)
        for part in parts.found
    ]
    spaces = _spaces(here)
    for where, points, kept in spaces:
        for pocket in pockets(points, wrong[kept], seed):
            p = min(1.0, len(spaces) * pocket.p_adjusted)  # Bonferroni, for being looked for in each
            if p < ALPHA:
                rows = kept[pocket.rows]
                candidates.append(_Candidate(_confused(here, rows), POCKET, rows, p, where=where))
    chosen = _ranked(candidates, wrong, overall.value or 0)
    regions = [_region(candidate, here, wrong, known, overall, judged) for candidate in chosen]
    return ErrorRegions(
        tuple(_unique(regions)),
        overall,
        parts.tested,
        _finding(regions, overall, parts, [name for name, _, _ in spaces]),
    )


def _missing(count: int, wrong: int) -> str:
    if count < FEWEST:
        return f"{counted(count, 'row')} with label and prediction, {FEWEST} are needed"
    if not wrong:
        return f"none of the {count:,} rows is wrong"
    return f"all {count:,} rows are wrong" if wrong == count else ""


def _spaces(subject: Subject) -> list[tuple[str, F32, Indices]]:
    """The spaces that pockets are looked for in: name, points (m, d), and which rows those are: the finite ones."""
    spaces = []
    for name, points in ((ORIGINAL, subject.features), (REPRESENTATION, subject.representation)):
        if points is None or not points.shape[1]:
            continue
        kept = np.flatnonzero(np.isfinite(points).all(axis=1))
        finite = points[kept].astype(np.float32)
        if name == ORIGINAL and subject.images is None and len(kept):
            spread = finite.std(axis=0)
            finite = (finite - finite.mean(axis=0)) / np.where(spread > 0, spread, 1)
        spaces.append((name, finite, kept))
    return spaces


def _ranked(candidates: Sequence[_Candidate], wrong: Bools, overall: float) -> list[_Candidate]:
    """The worst first, without those that are nearly the rows of a worse one, or not clearly above the overall rate."""
    lowest = {
        candidate: share(int(wrong[candidate.rows].sum()), len(candidate.rows)).low or 0 for candidate in candidates
    }
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda one: -lowest[one]):
        told = any(_alike(candidate.rows, other.rows) for other in chosen)
        if lowest[candidate] > overall and not told:
            chosen.append(candidate)
    return chosen[:MOST]


def _alike(a: Indices, b: Indices) -> bool:
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both > SAME * (len(a) + len(b) - both)


def _region(
    candidate: _Candidate, here: Subject, wrong: Bools, known: Traits, overall: Estimate, judged: Indices
) -> Region:
    rows = candidate.rows
    bad = rows[wrong[rows]]
    rate = share(len(bad), len(rows))
    apart = tuple(found.sentence for found in sets_apart(known, rows, but=candidate.columns))
    what = f"{counted(len(rows), 'row')}, {len(bad):,} of them wrong"
    interval = f"{percent(rate.low or 0)} to {percent(rate.high or 0)}"
    sentence = (
        f"{what}: {percent(rate.value or 0)} (95 % interval {interval}) against {percent(overall.value or 0)} of all"
        f" rows, adjusted p {candidate.p_adjusted:.2g}. Most often {_confused(here, rows)}."
    )
    if candidate.where:
        sentence += f" They lie together in {candidate.where}."
    if apart:
        sentence += f" Set apart by {'; '.join(apart)}."
    return Region(
        candidate.name, candidate.kind, judged[rows], judged[bad], rate, candidate.p_adjusted, apart, sentence
    )


def _confused(subject: Subject, rows: Indices) -> str:
    """The commonest confusion among these rows, in words."""
    wrong = rows[subject.right[rows] == WRONG]
    pairs = Counter(zip(subject.labels[wrong].tolist(), subject.predictions[wrong].tolist(), strict=True))
    (label, prediction), _ = min(pairs.items(), key=lambda item: (-item[1], item[0]))
    return f"{subject.classes[label]} taken for {subject.classes[prediction]}"


def _unique(regions: Sequence[Region]) -> list[Region]:
    """Names made different by a number where they recur."""
    seen: Counter[str] = Counter()
    named = []
    for region in regions:
        short = region.name if len(region.name) <= 120 else region.name[:119] + "…"
        seen[short] += 1
        named.append(replace(region, name=short if seen[short] == 1 else f"{short} ({seen[short]})"))
    return named


def _finding(regions: Sequence[Region], overall: Estimate, parts: Slices, spaces: Sequence[str]) -> str:
    looked = " and ".join([counted(parts.tested, "subgroup"), *(f"all places of {where}" for where in spaces)])
    left_out = f" {counted(parts.left_out, 'condition')} of the last columns were not tested." if parts.left_out else ""
    if not regions:
        rate = percent(overall.value or 0)
        return f"No region is wrong more often than chance allows: {looked} were tested, {rate} are wrong.{left_out}"
    worst = regions[0]
    errors = len(np.unique(np.concatenate([region.wrong for region in regions])))
    return (
        f"{counted(len(regions), 'region')} with more errors than chance allows ({looked} were tested), {errors:,}"
        f" wrong rows in them; the worst is {worst.name}: {percent(worst.error_rate.value or 0)} wrong.{left_out}"
    )
