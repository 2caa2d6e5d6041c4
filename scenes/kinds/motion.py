"""How the picture of a run moves from epoch to epoch, beside its features; part of the record of a training."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from latentwalk.scenes.checks import SHARE, check_name
from latentwalk.scenes.fields import Fields
from latentwalk.scenes.limits import MAX_NAME_CHARACTERS, MAX_SENTENCE_CHARACTERS
from latentwalk.scenes.wire import ValidationError

CORRELATIONS = ("within_pairs", "lost", "pooled")  # from −1 to 1
FIGURES = (*CORRELATIONS, "jitter", "jitter_in_features", "movement", "movement_in_features")
EARLIER = "the scene is of a time before this figure; lay the run out again with latentwalk snapshot"
# Figures as files had them in `coherence`, before there was more to say.
_EARLIER = {name: name for name in ("jitter", "movement", "movement_in_features")} | {"coherence": "pooled"}
_ROUNDING = 1e-6  # by which a correlation may be off


@dataclass(frozen=True, kw_only=True)
class Motion:
    """Figures of the motion of one run's rows in its picture; `run` is its name where a scene has several, else "".

    `figures`, name → number: `within_pairs`, the mean over pairs of successive epochs of Spearman's rank correlation of
    a row's displacement in the picture and in the features; `lost`, the same with the share of a row's nearest
    neighbors that it lost between the two epochs; `pooled`, one correlation over all pairs at once; `jitter` and
    `jitter_in_features`, mean |change of displacement| ÷ mean |displacement|; `movement` and `movement_in_features`,
    mean displacement ÷ spread.  `missing`: why a figure cannot be had, in words.

    `carried`: the share, 0…1, of the features' own motion, as one PCA of all epochs shows it, that the layout put in;
    `filtered`: how strongly it drew each row to its own places over time, 0 not at all; None where not known.
    `rows`: how many of the run's `of` rows were compared; 0 where not known.
    """

    run: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    carried: float | None = None
    filtered: float | None = None
    rows: int = 0
    of: int = 0

    @property
    def words(self) -> list[str]:
        """The figures in sentences, each with what it tells."""
        told = [f"{self.run}: {line}" if self.run else line for line in _words(self)]
        return [line[:MAX_SENTENCE_CHARACTERS] for line in told]

    @property
    def brief(self) -> list[tuple[str, str]]:
        """Names and values of the figures that nothing flatters, or in their place why there are none."""
        short = {"within_pairs": "within pairs", "lost": "lost"}
        told = [(title, _number(self.figures[name])) for name, title in short.items() if name in self.figures]
        if "jitter" in self.figures:
            own = self.figures.get("jitter_in_features")
            told.append(("jitter", _number(self.figures["jitter"]) + _beside(own, "features")))
        told = told or [("not known", next(iter(self.missing.values()), EARLIER))]
        return told + ([("filter over time", f"{self.filtered:g}")] if self.filtered else [])


_TITLES = {"within_pairs": "within pairs", "lost": "lost neighbors"}


def _words(motion: Motion) -> Iterator[str]:
    yield _told(motion, "within_pairs", "how far the rows that move most in the picture are those that move most in the"
                " features")  # fmt: skip
    yield _told(motion, "lost", "how far the rows that move most are those whose neighbors change; nothing puts it in")
    yield _told(motion, "pooled", "as within pairs, over all epochs at once: mostly, that some epochs move more")
    yield _told(motion, "jitter", "0 where rows glide on, 1.7 where each epoch is drawn anew")
    yield _told(motion, "movement", "from epoch to epoch, in spreads")
    yield f"put in: {_put_in(motion)}"
    if motion.rows < motion.of:
        yield f"figures of motion are of {motion.rows:,} of {motion.of:,} rows, and of neighbors among these"


def _told(motion: Motion, name: str, what: str) -> str:
    """One figure, the features' own beside it, and what it says; or why there is none."""
    title = _TITLES.get(name, name)
    if name not in motion.figures:
        return f"{title} not known: {motion.missing.get(name, EARLIER)}"
    beside = _beside(motion.figures.get(f"{name}_in_features"), "the features' own")
    return f"{title} {_number(motion.figures[name])}{beside}: {what}"


def _beside(own: float | None, whose: str) -> str:
    return "" if own is None else f" ({whose} {_number(own)})"


def _number(value: float) -> str:
    value = round(value, 3) + 0.0  # of −0 it is 0
    return f"{value:.{3 if abs(value) < 0.1 else 2}f}".replace("-", "−")


def _put_in(motion: Motion) -> str:
    if motion.carried is None or motion.filtered is None:
        return f"not known: {EARLIER}"
    if motion.carried == 1:
        return "all of its motion: the picture is one PCA of the features of all epochs"
    told = []
    if motion.carried:
        told.append(f"{100 * motion.carried:.0f} % of the features' own motion, as one PCA of all epochs has it")
    if motion.filtered:
        told.append(f"a filter over time, strength {motion.filtered:g}")
    return "; ".join(told) or "nothing"


def convert_motion(value: Motion) -> Motion:
    """Its figures as numbers of Python's."""
    figures = {name: float(number) for name, number in value.figures.items()}
    return replace(value, figures=figures, missing=dict(value.missing))


def check_motion(value: Motion) -> None:
    """Known figures in their ranges, a name, and reasons that can be read."""
    if value.run:
        check_name("motion.run", value.run)
    for name in (*value.figures, *value.missing):
        if name not in FIGURES:
            raise ValidationError("motion", f"figures {', '.join(FIGURES)}", name)
    for name, number in value.figures.items():
        low, high = (-1 - _ROUNDING, 1 + _ROUNDING) if name in CORRELATIONS else (0.0, math.inf)
        if not (math.isfinite(number) and low <= number <= high):
            raise ValidationError(f"motion.{name}", "−1…1" if name in CORRELATIONS else "a number from 0 on", number)
    for name, reason in value.missing.items():
        if not 0 < len(reason) <= MAX_SENTENCE_CHARACTERS:
            raise ValidationError(f"motion.missing.{name}", f"1 to {MAX_SENTENCE_CHARACTERS} letters", reason)
    if value.carried is not None and not SHARE[0] <= value.carried <= SHARE[1]:
        raise ValidationError("motion.carried", "0…1", value.carried)
    if value.filtered is not None and not (math.isfinite(value.filtered) and value.filtered >= 0):
        raise ValidationError("motion.filtered", "a number from 0 on", value.filtered)
    if not 0 <= value.rows <= value.of:
        raise ValidationError("motion.rows", f"0…{value.of}", value.rows)


def pack_motion(value: Motion) -> dict[str, object]:
    """What a record has of it."""
    return {name: part for name, part in vars(value).items() if part is not None} | {
        "figures": dict(value.figures),
        "missing": dict(value.missing),
    }


def unpack_motions(fields: Fields) -> list[Motion]:
    """The motion of each run in a record; of a record of before, what it knows."""
    if not fields.has("motion"):
        return _earlier(fields.numbers("coherence"))
    return [
        Motion(
            run=inner.text("run", ""),
            figures=inner.numbers("figures"),
            missing=inner.mapped_texts("missing"),
            carried=inner.number("carried") if inner.has("carried") else None,
            filtered=inner.number("filtered") if inner.has("filtered") else None,
            rows=inner.integer("rows"),
            of=inner.integer("of"),
        )
        for inner in fields.maps("motion")
    ]


def _earlier(coherence: Mapping[str, float]) -> list[Motion]:
    """Of "movement", "jitter" and the like, or with a run's name before it; what none of them had is not known."""
    runs: dict[str, dict[str, float]] = {}
    for name, number in coherence.items():
        run, _, figure = name.rpartition(" ")
        if figure in _EARLIER and math.isfinite(number):
            runs.setdefault(run[:MAX_NAME_CHARACTERS], {})[_EARLIER[figure]] = number
    return [
        Motion(run=run, figures=figures, missing={name: EARLIER for name in FIGURES if name not in figures})
        for run, figures in runs.items()
    ]


def describe_motion(value: Motion) -> dict[str, object]:
    """Figures and words."""
    return {**pack_motion(value), "words": value.words}
