"""Known worlds of gray pictures, 8 to 256 pixels a side.

| world | classes (else) | noise, in contrasts of the picture (else) | columns of truth |
|---|---|---|---|
| shapes | 2…10 (5) kinds | white, from 0 to twice that, by row (0.15) | size, x, y, angle, contrast, noise_level |
| patterns | 2…10 (5) kinds | as shapes (0.3) | period, angle, contrast, noise_level |
| noise | 2…26 (5) exponents of 1/f^a noise | white over it (1.5) | bayes_class, bayes_posterior |
| gradients | 2…26 (5) sectors of directions | white (2) | angle, boundary_distance, bayes_class, bayes_posterior |

`boundary_distance` of gradients is how far the true direction is inside its sector, in degrees.  The Bayes
posteriors of noise and gradients are exact but for rounding to bytes and what little is clipped.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from latentwalk.scenes import Column, Scalar
from latentwalk.scenes.arrays import F64, U8
from latentwalk.tools.data.features import pixel_names
from latentwalk.tools.data.worlds.drawings import PATTERNS, SHAPES, draw_pattern, draw_shape
from latentwalk.tools.data.worlds.plan import KnownWorld, Made, WorldPlan

COLORS = {-2.0: "violet", -1.0: "blue", 0.0: "white", 1.0: "pink", 2.0: "red"}  # of noise, by exponent
SPAN = 3.5  # deviations of noise that fit between black and white beside the picture
DRAWN_ANEW = 1 << 21  # pixels of the pictures that the Bayes accuracy is taken from
ROUNDING = 1 / 12 / 255**2  # variance of a pixel in 0…1 from being a byte


def _shapes(plan: WorldPlan) -> Made:
    rng = np.random.default_rng(plan.seed)
    rows = len(plan.codes)
    size, angle = rng.uniform(0.4, 0.8, rows), rng.uniform(0, 360, rows)
    slack = (1 - size) / 2
    x, y = (0.5 + slack * rng.uniform(-1, 1, rows) for _ in range(2))
    known: dict[str, Column] = {
        "size": Scalar(size.astype(np.float32)),
        "x": Scalar(x.astype(np.float32)),
        "y": Scalar(y.astype(np.float32)),
        "angle": Scalar(angle.astype(np.float32), "°"),
    }
    drawn = np.stack(
        [draw_shape(plan.names[c], plan.side, *at) for c, *at in zip(plan.codes, size, angle, x, y, strict=True)]
    )
    return _kinds(drawn, known, plan, rng)


def _patterns(plan: WorldPlan) -> Made:
    rng = np.random.default_rng(plan.seed)
    rows = len(plan.codes)
    period, angle, shift = rng.uniform(0.2, 0.5, rows), rng.uniform(0, 360, rows), rng.random((rows, 2))
    known: dict[str, Column] = {
        "period": Scalar((period * plan.side).astype(np.float32), "pixels"),
        "angle": Scalar(angle.astype(np.float32), "°"),
    }
    drawn = np.stack(
        [draw_pattern(plan.names[c], plan.side, *how) for c, *how in zip(plan.codes, period, angle, shift, strict=True)]
    )
    return _kinds(drawn, known, plan, rng)


def _kinds(drawn: F64, known: dict[str, Column], plan: WorldPlan, rng: np.random.Generator) -> Made:
    """`drawn` (n, side, side) in 0…1 as pictures, each with a contrast and a noise of its own."""
    level = plan.noise * rng.uniform(0, 2, len(drawn))
    contrast = rng.uniform(0.4, 0.8, len(drawn))
    pixels = 0.5 + contrast[:, None, None] * (drawn - 0.5 + level[:, None, None] * rng.standard_normal(drawn.shape))
    columns = {
        "label": plan.classes(plan.codes),
        **known,
        "contrast": Scalar(contrast.astype(np.float32)),
        "noise_level": Scalar(level.astype(np.float32)),
    }
    return Made(_bytes(pixels), pixel_names(plan.side, plan.side), columns, None, [])


def _noise(plan: WorldPlan) -> Made:
    """Fields whose power falls with a power of the frequency, each class with its own: white, pink, red …"""
    frequency = np.hypot(*np.meshgrid(*[np.fft.fftfreq(plan.side)] * 2))
    frequency[0, 0] = 1.0
    power = frequency ** -exponents(len(plan.names))[:, None, None]
    power[:, 0, 0] = 0.0  # all have the same mean
    power /= power.mean(axis=(1, 2), keepdims=True)
    # One contrast for all, so that nothing but the spectrum tells them apart.
    contrast = 0.5 / SPAN / np.hypot(1, plan.noise)
    seen = contrast**2 * (power + plan.noise**2) + ROUNDING

    def draw(codes: F64, rng: np.random.Generator) -> tuple[U8, dict[str, Column]]:
        white = np.fft.fft2(rng.standard_normal((len(codes), plan.side, plan.side)))
        field = np.fft.ifft2(white * np.sqrt(power[codes])).real
        return _bytes(0.5 + contrast * (field + plan.noise * rng.standard_normal(field.shape))), {}

    def logs(pixels: U8) -> F64:
        """Whittle's likelihood, exact for fields that go on at the other side: coefficients are independent."""
        found = np.abs(np.fft.fft2(pixels / 255 - 0.5, norm="ortho")) ** 2
        return np.stack([-0.5 * (found / s + np.log(s)).sum(axis=(1, 2)) for s in seen], axis=1)

    return _judged(plan, draw, logs)


def exponents(classes: int) -> F64:
    """a of 1/f^a for each class, from rough to smooth."""
    return np.linspace(-2, 2, classes)


def _noise_names(count: int) -> list[str]:
    return [COLORS.get(float(a), f"1/f^{a:.2f}") for a in exponents(count)]


def _gradients(plan: WorldPlan) -> Made:
    """Brightness that rises evenly in some direction; a class is a sector of directions."""
    from scipy.stats import vonmises

    line = np.linspace(-1, 1, plan.side)
    across, down = np.meshgrid(line, -line)
    contrast = 0.5 / (np.sqrt(2) + SPAN * plan.noise)
    width = 2 * np.pi / len(plan.names)

    def draw(codes: F64, rng: np.random.Generator) -> tuple[U8, dict[str, Column]]:
        offset = rng.uniform(-0.5, 0.5, len(codes))
        angle = (codes + offset) * width
        slope = np.cos(angle)[:, None, None] * across + np.sin(angle)[:, None, None] * down
        noise = plan.noise * rng.standard_normal(slope.shape)
        inside = np.degrees((0.5 - np.abs(offset)) * width).astype(np.float32)
        known: dict[str, Column] = {
            "angle": Scalar(np.degrees(angle % (2 * np.pi)).astype(np.float32), "°"),
            "boundary_distance": Scalar(inside, "°"),
        }
        return _bytes(0.5 + contrast * (slope + noise)), known

    def logs(pixels: U8) -> F64:
        """In white noise the likelihood of a direction is von Mises's, which each sector has a share of."""
        seen = pixels / 255 - 0.5
        east, north = np.einsum("nhw,hw->n", seen, across), np.einsum("nhw,hw->n", seen, down)
        kappa = contrast * np.hypot(east, north) / ((contrast * plan.noise) ** 2 + ROUNDING)
        edges = (np.arange(len(plan.names) + 1) - 0.5) * width
        below = vonmises.cdf(edges[:, None] - np.arctan2(north, east), kappa)
        with np.errstate(divide="ignore"):  # a sector may be out of the question
            return np.asarray(np.log(np.maximum(np.diff(below, axis=0).T, 0)))

    return _judged(plan, draw, logs)


def _gradient_names(count: int) -> list[str]:
    return [f"{360 * k / count:.4g}°" for k in range(count)]


Draw = Callable[..., tuple[U8, dict[str, Column]]]


def _judged(plan: WorldPlan, draw: Draw, logs: Callable[[U8], F64]) -> Made:
    """Pictures of the plan with what Bayes' rule makes of them; `logs` (n, K): of the density of each class."""
    from scipy.special import softmax

    def posterior(pixels: U8) -> F64:
        return np.asarray(softmax(logs(pixels) + np.log(plan.shares), axis=1))

    rng = np.random.default_rng(plan.seed)
    pixels, known = draw(plan.codes, rng)
    found = posterior(pixels)
    columns: dict[str, Column] = {
        "label": plan.classes(plan.codes),
        **known,
        "bayes_class": plan.classes(found.argmax(axis=1)),
        "bayes_posterior": Scalar(found.max(axis=1).astype(np.float32)),
    }
    anew = rng.choice(len(plan.names), max(500, DRAWN_ANEW // plan.side**2), p=plan.shares)
    bayes = float(posterior(draw(anew, rng)[0]).max(axis=1).mean())
    return Made(pixels, pixel_names(plan.side, plan.side), columns, bayes, [])


def _bytes(pixels: F64) -> U8:
    scaled: U8 = np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8)
    return scaled


PICTURES = {
    "shapes": KnownWorld(_shapes, 0.15, list(SHAPES), 5, len(SHAPES)),
    "patterns": KnownWorld(_patterns, 0.3, list(PATTERNS), 5, len(PATTERNS)),
    "noise": KnownWorld(_noise, 1.5, _noise_names, 5, 26),
    "gradients": KnownWorld(_gradients, 2.0, _gradient_names, 5, 26),
}
