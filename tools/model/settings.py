"""What decides the numbers of a run, for each family of models: the options of `latentwalk train` are made of these.

An option that is None is decided by the data; then the options are settings.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from latentwalk.scenes.errors import UsageError
from latentwalk.tools.data.dataset import Dataset
from latentwalk.tools.figure.look import FigureOptions
from latentwalk.tools.layout.alignment import Method
from latentwalk.tools.model.inputs import Likelihood
from latentwalk.tools.model.preparation import Scale, as_pictures
from latentwalk.tools.model.schedule import Scheduler
from latentwalk.tools.options import Arg, Count, Fraction, NotNegative, Positive, Seeded, Whole, at_least, plain


@dataclass(frozen=True)
class Pace:
    """How long a run should be where nobody says: in steps of the optimizer, between two bounds on epochs."""

    steps: int
    fewest_epochs: int
    most_epochs: int

    def of(self, rows: int) -> dict[str, int]:
        """`batch_size` and `epochs` for so many rows: a power of two that makes 16 to 32 batches of them, within 16…128
        rows, as few large batches teach a small table next to nothing."""
        batch = min(128, max(16, 1 << (rows // 32).bit_length())) if rows > 16 else rows
        epochs = self.steps // -(-rows // batch)
        return {"batch_size": batch, "epochs": min(max(epochs, self.fewest_epochs), self.most_epochs)}


VAE_PACE = Pace(5000, 50, 500)
CLASSIFIER_PACE = Pace(
    2000, 20, 100
)  # 1,000 pictures of `shapes` teach a cnn all it learns in 800 steps, a GRU in 1,400
# Of a VAE's first convolution: 32 maps, with fewer units before the latent, take three times as long for 1 to 2 % less
# loss.
MAPS = 12

CrossValidate = Annotated[
    Annotated[int, at_least(2)] | None,
    Arg("train K times more, on all but one of K stratified folds, which judges; the test part stays out", "K"),
]

T = TypeVar("T", bound="TrainingSettings")
Head = Literal["mlp", "logistic", "none"]
_Patience = Annotated[Whole, Arg("stop after so many epochs without a better validation loss; 0: never", "N")]


@dataclass(frozen=True, kw_only=True)
class TrainingOptions(Seeded):
    """Of any model.  `patience` counts after the warm-up, if there is one; `snapshot_every`: see `sampling.is_due`;
    `validation` and `test`: see `parts.divided`."""

    heading: ClassVar[str] = "training"

    epochs: Annotated[Count | None, Arg("(20 to 100, of a VAE 50 to 500; more for fewer rows)", "N")] = None
    batch_size: Annotated[Count | None, Arg("(16 to 128, more for more rows)", "N")] = None
    learning_rate: Annotated[Positive, Arg("of Adam", "X")] = 1e-3
    weight_decay: Annotated[NotNegative, Arg("each step shrinks the weights by this × learning rate", "X")] = 0.0
    scheduler: Annotated[
        Scheduler,
        Arg("of the learning rate: falls to 0 as a cosine; a tenth where validation stands still; a tenth each third:"),
    ] = "none"
    patience: _Patience = 0
    snapshot_every: Annotated[
        Count, Arg("snapshots at epochs 1, 5, 10, 25, 50, 75, 100, each N-th and the last", "N")
    ] = 10

    @property
    def warmup(self) -> float:
        """Epochs before whose end no loss is waited for."""
        return 0.0


@dataclass(frozen=True, kw_only=True)
class TrainingSettings(TrainingOptions):
    """Of any model, decided.  `test` is None in runs that were made before there was a test part."""

    epochs: Annotated[Count, Arg("")]
    batch_size: Annotated[Count, Arg("")]


@dataclass(frozen=True, kw_only=True)
class VaeOptions(TrainingOptions):
    """Of a VAE or β-VAE.  `beta` rises from 0 over the first `beta_warmup` epochs."""

    heading: ClassVar[str] = "model"

    model: Annotated[Literal["vae", "beta-vae"], Arg("or a classifier, such as mlp, cnn, rnn, random-forest:")] = "vae"
    latent_dim: Annotated[Count, Arg("size of the latent space", "D")] = 2
    beta: Annotated[Positive | None, Arg("weight of the KL of a beta-vae (4)", "X")] = None
    beta_warmup: Annotated[
        NotNegative | None,
        Arg("epochs over which β rises from 0, against posterior collapse (0; of a beta-vae 10)", "N"),
    ] = None
    scale: Annotated[Scale, Arg("columns of a table to 0…1, or to deviation 1:")] = "minmax"
    likelihood: Annotated[Likelihood | None, Arg("(pictures bernoulli, tables gaussian)")] = None
    sigma: Annotated[Positive, Arg("of a gaussian likelihood, in standard deviations of the data", "X")] = 0.15
    validation: Annotated[Fraction, Arg("share of the rows held out to choose the epoch by", "X")] = 0.1
    test: Annotated[Fraction | None, Arg("share held out to judge by, unless the data has test rows", "X")] = 0.1
    patience: _Patience = 20
    classifier: Annotated[Head, Arg("of decoded values, if there are labels:")] = "mlp"
    method: Annotated[
        tuple[Literal["tsne", "umap"], ...], Arg("layouts of the latents beside their own, such as tsne umap")
    ] = ()
    cluster: Annotated[Literal["hdbscan", "kmeans"] | None, Arg("a column of clusters of the latents")] = None
    clusters: Annotated[Count | None, Arg("how many, for kmeans (as many as classes, or 10)", "N")] = None
    cluster_size: Annotated[int, at_least(2), Arg("fewest rows of one, for hdbscan", "N")] = 15

    @property
    def warmup(self) -> float:
        """Epochs of the warm-up of β, in which no loss is final."""
        return self.beta_warmup or 0.0


@dataclass(frozen=True, kw_only=True)
class VaeSettings(VaeOptions, TrainingSettings):
    """Of a VAE or β-VAE, decided.  `maps`: of its first convolution, where it is trained on pictures."""

    beta: Annotated[NotNegative, Arg("")]
    beta_warmup: Annotated[NotNegative, Arg("")]
    likelihood: Annotated[Likelihood, Arg("")]
    maps: Annotated[Count, Arg("")] = MAPS

    @property
    def title(self) -> str:
        """The model in some words."""
        return f"{self.model}, latent {self.latent_dim}, β {self.beta:g}, {self.likelihood}"

    def beta_at(self, epoch: float) -> float:
        """β when `epoch` epochs, with their fraction, are done."""
        return self.beta * min(1.0, epoch / self.beta_warmup) if self.beta_warmup else self.beta


@dataclass(frozen=True, kw_only=True)
class ClassifierOptions(TrainingOptions, FigureOptions):
    """Of a classifier.  `hidden_layers`, `dropout`: see `networks.build`; `layers`: names as in `named_modules()`;
    `snapshot_method`: how the pictures of the epochs are laid out; `pictures`: while it trains, by a process beside it,
    and again when it has ended, when all are laid out together; `focal_gamma` 0 is cross-entropy."""

    heading: ClassVar[str] = "model"

    model: Annotated[
        Literal["mlp", "cnn", "rnn"],
        Arg("rnn: a GRU over the rows of a picture, or over the columns of a table; or vae, beta-vae:"),
    ] = "mlp"
    hidden_layers: Annotated[
        tuple[Count, ...], Arg("widths (mlp 256,128; cnn, after convolutions, 128; rnn, recurrent, 128)", "N,N")
    ] = ()
    dropout: Annotated[Fraction, Arg("share of a hidden layer that a step leaves out", "X")] = 0.0
    layers: Annotated[
        tuple[str, ...],
        Arg("whose output is kept, such as body.1; the first, by epoch; all, in layers.scene (last hidden)", "NAME"),
    ] = ()
    oversample_target: Annotated[
        NotNegative,
        Arg("draw smaller classes up to so many rows each epoch; up to 1: to that share of the largest", "N"),
    ] = 0.0
    focal_gamma: Annotated[NotNegative, Arg("focal loss: weigh hard rows more; 0: cross-entropy", "X")] = 0.0
    validation: Annotated[Fraction, Arg("share of the rows held out to choose the epoch by", "X")] = 0.2
    test: Annotated[Fraction | None, Arg("share held out to judge by, unless the data has test rows", "X")] = 0.2
    snapshot_method: Annotated[Method, Arg("of the epochs' pictures:")] = "spacetime"
    cross_validate: CrossValidate = None
    pictures: Annotated[
        Literal["live", "end", "none"], Arg("of the epochs, while it trains, when it has ended, or none:")
    ] = "live"


@dataclass(frozen=True, kw_only=True)
class ClassifierSettings(ClassifierOptions, TrainingSettings):
    """Of a classifier, decided."""

    @property
    def title(self) -> str:
        """The model in some words."""
        said = {
            f"hidden layers {', '.join(map(str, self.hidden_layers))}": bool(self.hidden_layers),
            f"dropout {self.dropout:g}": self.dropout > 0,
            f"focal loss γ {self.focal_gamma:g}": self.focal_gamma > 0,
        }
        return ", ".join([self.model, *(text for text, told in said.items() if told)])


def decided_vae(options: VaeOptions, dataset: Dataset) -> VaeSettings:
    """TrainingSettings with what `options` leave out decided by the data: batches, epochs and the likelihood.

    A Bernoulli likelihood suits pixels.  Of a table's columns its curvature makes so little that the latent collapses.
    """
    if options.model == "vae" and options.beta not in (None, 1):
        raise UsageError(f"--beta {options.beta:g}: a plain vae has β = 1; give --model beta-vae")
    plainly = options.model == "vae"
    return _decided(
        VaeSettings,
        options,
        **VAE_PACE.of(len(dataset)),
        likelihood="gaussian" if as_pictures(dataset) is None else "bernoulli",
        beta=1.0 if plainly else 4.0,
        beta_warmup=0.0 if plainly else 10.0,
    )


def decided_classifier(options: ClassifierOptions, dataset: Dataset) -> ClassifierSettings:
    """TrainingSettings with what `options` leave out decided by the data.  Raises UsageError where nothing would be
    held out."""
    if options.validation == 0:
        raise UsageError("--validation: expected a number above 0, found 0.0; a classifier is judged by rows held out")
    if options.oversample_target > 1 and not options.oversample_target.is_integer():
        raise UsageError(
            f"--oversample-target {options.oversample_target:g}: expected a share of the largest class, up to 1, or a"
            " whole number of rows"
        )
    return _decided(ClassifierSettings, options, **CLASSIFIER_PACE.of(len(dataset)))


def _decided(cls: type[T], options: TrainingOptions, **fallback: Any) -> T:
    given = {name: value for name, value in plain(options).items() if value is not None}
    names = {field.name for field in fields(cls)}
    return cls(**{name: value for name, value in (fallback | given).items() if name in names})
