"""What helps against a finding: in words, with the options of the run's own model where `latentwalk train` made it."""

from __future__ import annotations

from collections.abc import Mapping

from latentwalk.tools.run.folder import BOOSTED, FORESTS
from latentwalk.tools.run.log import Run

PATIENCE = 10  # that is advised
# Of scikit-learn's classifiers, whose parameters go by --set.
LARGER = {
    "random-forest": "more trees, or deeper ones (--set n_estimators=300, --set max_depth=None)",
    "gradient-boosting": "more rounds, or larger trees (--set max_iter=300, --set max_leaf_nodes=63)",
    "svm": "a larger C or another kernel (--set C=10, --set kernel=rbf)",
    "logistic-regression": "a larger C (--set C=10), or a model that bends (--model gradient-boosting)",
}
PLAINER = {
    "random-forest": "shallower trees (--set max_depth=8, --set min_samples_leaf=5)",
    "gradient-boosting": "smaller trees or steps (--set max_leaf_nodes=15, --set learning_rate=0.05)",
    "svm": "a smaller C (--set C=0.1)",
    "logistic-regression": "a smaller C (--set C=0.1)",
}


class Remedies:
    """The remedies that a run's model has.  Of a model from elsewhere no options are known, and none are named."""

    def __init__(self, run: Run) -> None:
        parameters = run.provenance.get("parameters")
        self._has = parameters if isinstance(parameters, Mapping) else {}
        self._model = str(self._has.get("model", ""))

    @property
    def unit(self) -> str:
        """What the run's epochs are."""
        return "round" if self._model in FORESTS + BOOSTED else "epoch"

    def _option(self, words: str, field: str, value: str = "") -> str:
        """`words` with the option that does it, if the model has it."""
        flag = f"--{field.replace('_', '-')}"
        return f"{words} ({flag}{value and ' '}{value})" if field in self._has else words

    @property
    def larger(self) -> str:
        """Against a model that learns too little."""
        if "latent_dim" in self._has:
            return self._option("a larger latent space", "latent_dim")
        return LARGER.get(self._model) or self._option("a larger model", "hidden_layers")

    @property
    def plainer(self) -> str:
        """Against a model that learns its rows by heart."""
        if self._model in PLAINER:
            return PLAINER[self._model]
        ways = [self._option("a smaller model", "hidden_layers")]
        ways += [f"--{field.replace('_', '-')}" for field in ("dropout", "weight_decay") if field in self._has]
        return ", ".join(ways) if self._has else "a smaller model, dropout, weight decay"

    def stop(self, epoch: float) -> str:
        """Against going on for too long."""
        if self._model in BOOSTED:
            return f"--set max_iter={epoch:g}, or --set early_stopping=True"
        if self._model in FORESTS:
            return f"--set n_estimators={epoch:g}"
        return f"--patience {PATIENCE}, or --epochs {epoch:g}" if "patience" in self._has else "early stopping"

    def draw_more(self, name: str, times: float) -> str:
        """Against a class that has few rows."""
        often = f"{name} {times:.1f} times as often"
        if "oversample_target" in self._has:
            return (
                "draw its rows as often as those of the largest class (--oversample-target 1.0: "
                f"{often}), weigh hard rows (--focal-gamma 2), or augment them"
            )
        if "set" in self._has:
            return (
                f"weigh its rows as those of the largest class (--set class_weight=balanced: {often}), or augment them"
            )
        return f"draw its rows as often as those of the largest class ({often}), weigh hard rows, or augment them"

    @property
    def rate(self) -> str:
        """Against steps that go too far."""
        if self._model in BOOSTED:
            return "a smaller learning rate (--set learning_rate=0.05)"
        return self._option("a smaller learning rate", "learning_rate")

    @property
    def learn(self) -> str:
        """Against a model that does not learn its own rows."""
        ways = [self.larger]
        if self._model in LARGER:
            return ways[0]
        ways.append(self._option("another learning rate", "learning_rate"))
        less = [f"--{field.replace('_', '-')}" for field in ("dropout", "weight_decay") if field in self._has]
        ways += [f"less {' and '.join(less)}"] if less else [] if self._has else ["less dropout and weight decay"]
        return f"{', '.join(ways)}, or more epochs if it still improves"

    @property
    def more_epochs(self) -> str:
        """Where it still gets better."""
        if self._model in BOOSTED:
            return "more rounds (--set max_iter) may help"
        return "more trees (--set n_estimators) may help" if self._model in FORESTS else "more epochs may help"
