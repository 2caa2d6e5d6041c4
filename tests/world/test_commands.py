"""Commands as files spell them: each goes there and back, says what it is, and refuses what it cannot be."""

import json
import math
import re
from typing import get_args

import pytest

from latentwalk.runtime.world import COMMANDS, command
from latentwalk.runtime.world.epochs.commands import SetTrails
from latentwalk.runtime.world.probe.commands import Interpolate
from latentwalk.runtime.world.probe.targets import Named
from latentwalk.runtime.world.rows.commands import Brush, Search, SetPointSize
from latentwalk.runtime.world.rows.hidden.commands import Filter
from latentwalk.runtime.world.walk.commands import Teleport, Turn
from latentwalk.runtime.world.walk.tools import ToolName
from latentwalk.scenes import UsageError

NAN = math.nan
# Word → values that it takes.
TAKES = {
    "teleport": [[1, 0, -2.5]],
    "look_at": ["row-1", 7],
    "region": ["worst", 7],
    "mistakes": [{"label": "4", "prediction": "9"}],
    "turn": [0.5, -1],
    "rig": [{"position": [1, 2, 3]}, {"yaw_rad": 0.5, "scale": 2}, {}],
    "recenter": [True],
    "frame": [
        {},
        {"what": "selection"},
        {"what": "all", "into": [-0.5, 0.5, -0.3, 0.4], "over_s": 0.4},
        {"id": "row-1", "over_s": 1},
    ],
    "lasso": [
        {"outline": [[-0.1, 0], [0.1, 0], [0, 0.2]]},
        {"outline": [[-0.1, 0], [0.1, 0], [0, 0.2], [0, 0.1]], "op": "toggle"},
    ],
    "tool": ["select", "box", "lasso", "brush", "grab", "teleport", "probe"],
    "brush_op": ["add", "subtract", "intersect"],
    "brush_radius": [0.1],
    "overview": [True, False],
    "wall": [False, {"by": "id"}, {"by": "confidence", "falling": True}],
    "wall_page": [1, -2],
    "snap_turn": [True, False],
    "vignette_deg": [20, 180],
    "handed": ["left", "right"],
    "buttons": [True, False],
    "hints": [True, False],
    "layout": ["pca"],
    "color": ["none"],
    "yes_no": ["safe", "red_green"],
    "markers": ["label", "none"],
    "words": ["id", "none"],
    "class_names": [True, False],
    "mode": ["points", "sprites"],
    "point_size": [0.01],
    "shells": [True, False, ["3", "8"], []],
    "select": [
        {"ids": ["a", "b"]},
        {"column": "label", "equals": "3", "op": "add"},
        {"column": "label", "equals": ""},
        {"column": "correct", "equals": False},
        {"column": "confidence", "equals": 0.5},
        {"column": "text", "contains": "cat", "op": "subtract"},
        {"column": "confidence", "min": 0.5, "max": 0.9, "op": "intersect"},
        {"all": True},
        {"none": True, "op": "replace"},
    ],
    "filter": [{}, {"ids": ["a"]}, {"column": "label", "equals": "3"}],
    "narrow": [
        {"column": "label", "one_of": ["3", "4"]},
        {"column": "label", "none_of": []},
        {"column": "x", "min": 1},
    ],
    "widen": ["label", "isolated rows"],
    "show_all": [True],
    "hide": [True],
    "isolate": [True, False],
    "save_as": ["errors"],
    "view": ["errors", True],
    "fresh": [True],
    "face": [{"eye": [0, 1.6, 3], "yaw_rad": 1.0}, {"eye": [0, 1.6, 3], "yaw_rad": 1.0, "pitch_rad": -1.5}],
    "search": ["cat"],
    "analogy": ["king - man + woman", False],
    "axis": [{"from": "man", "to": "woman"}],
    "undo": [True],
    "redo": [True],
    "join_steps": [{"count": 3, "what": "saved view"}],
    "undo_of": ["all", "selection"],
    "brush": [{"position": [0, 1, 0], "radius": 0.5}, {"position": [0, 1, 0], "radius": 0.5, "op": "intersect"}],
    "export": [True],
    "save": [True],
    "epoch": [12.5, 3, 1e300],
    "step": [1, -0.5],
    "play": [True, False],
    "speed": [4.0],
    "loop": [True, False],
    "trails": [0, 3],
    "trails_of": ["selected", "flipped"],
    "probe": [[0, 1.5, 0], False],
    "latent": [[0.1, -2], [3e38]],
    "jump": [
        "ant",
        "hand",
        7,
        [0, 1, 0],
        {"class": "ant"},
        {"class": ""},
        {"id": "row-1"},
        {"latent": [1, 2]},
        {"ids": ["a"]},
    ],
    "morph": [{"to": "ant"}, {"to": {"class": "bee"}, "seconds": 2}, False],
    "interpolate": [{"to": "ant"}, {"from": [0, 1, 0], "to": "bee", "mode": "spherical", "steps": 5}, False],
    "counterfactual": [
        {"from": "hand"},
        {"from": {"id": "row-1"}, "to": "bee"},
        {"from": "a", "to": {"class": ""}},
        False,
    ],
    "direction": [
        {"to": "bee"},
        {"from": "ant", "to": {"column": "size", "min": 2}, "amount": -1.5, "steps": 5},
        False,
    ],
    "flips": [True, "bee", {"class": "bee"}, False],
    "along": [0, 0.5, 1],
    "filmstrip": [True],
    "random": [True],
    "pull": ["row-1", False],
    "posterior": [True, False],
    "probe_depth": [0, 2.5],
}
# Values that none of a kind takes.
NUMBERS = ["turn", "brush_radius", "vignette_deg", "point_size", "epoch", "step", "speed", "trails", "along"]
FLAGS = ["snap_turn", "isolate", "play", "loop", "posterior"]
ACTIONS = ["recenter", "undo", "redo", "fresh", "show_all", "hide", "export", "save", "filmstrip", "random"]
TEXTS = ["look_at", "words", "markers", "region", "layout", "color", "search", "widen", "save_as"]


def test_every_word_has_values_here():
    assert COMMANDS.keys() == TAKES.keys()


@pytest.mark.parametrize(("word", "value"), [(word, value) for word, values in TAKES.items() for value in values])
def test_a_command_goes_to_its_plain_value_and_back(word, value):
    made = command(word, value)
    assert made.word == word
    plain = json.loads(json.dumps(made.plain(), allow_nan=False))
    assert command(word, plain) == made
    assert command(word, plain).plain() == plain
    if isinstance(value, dict):  # what was given is there, with the rest that it means
        assert {**plain, **value} == plain
    else:
        assert plain == (str(value) if word in ("look_at", "region", "jump") and value == 7 else value)


@pytest.mark.parametrize("word", COMMANDS)
def test_every_command_says_what_it_does_in_one_line(word):
    text = COMMANDS[word].help()
    assert len(text) > 10
    assert "\n" not in text
    assert text[0].islower() or text[0] == "σ"


WRONG = [
    *(
        (word, value, f"expected .+, found {re.escape(repr(value))}")
        for word in NUMBERS
        for value in (NAN, math.inf, "x", True, [1])
    ),
    *((word, value, f"expected true or false, found {value!r}") for word in FLAGS for value in (1, "true", NAN, {})),
    *((word, value, f"expected true, found {value!r}") for word in ACTIONS for value in (False, 1, "yes", {})),
    *((word, value, "expected a text, found") for word in TEXTS for value in ("", True, 0.5, ["a"], {})),
    *(
        (word, "cubes", r"expected one of .+, found 'cubes'")
        for word in ("mode", "tool", "brush_op", "trails_of", "yes_no")
    ),
    *((w, [0, NAN, 0], r"expected .+ found nan") for w in ("teleport", "probe")),
    *((w, value, r"expected .+ found") for w in ("teleport", "probe") for value in ([0, 1], [0, "a", 1], "x", {})),
    ("rig", {"yaw": 1}, "unknown 'yaw'; expected position, yaw_rad, scale"),
    ("rig", {"scale": NAN}, "scale: expected a number from 0.001 to 1000, found nan"),
    ("rig", 3, "expected a table of position, yaw_rad, scale, found 3"),
    ("brush", {"position": [0, 0, 0]}, "'radius' is missing; expected position, radius, op"),
    ("brush", {"position": [0, 0, 0], "radius": NAN}, "radius: expected a number .+ found nan"),
    ("brush", {"position": [0, 0, 0], "radius": 1, "op": "replace"}, "op: expected one of add, subtract, intersect"),
    ("select", {}, "expected one of ids, column, all or none, found none of them"),
    ("select", {"ids": ["a"], "all": True}, "found ids and all"),
    ("select", {"column": "label"}, "one_of, none_of, or min and max, for a column, found none"),
    ("select", {"all": True, "equals": 1}, "'equals' needs a column"),
    ("select", {"all": False}, "all: expected true, found False"),
    ("select", {"column": "c", "min": NAN}, "min: expected a number .+ found nan"),
    ("filter", {"all": True, "op": "add"}, "unknown 'op'; expected ids, column"),
    ("latent", [], "expected a list of numbers, found"),
    ("latent", [NAN], "expected a number .+ found nan"),
    ("latent", [0.0] * 5000, "expected a list of numbers, found"),
    ("jump", {"class": "a", "id": "b"}, "expected a class, an id or a latent, found class and id"),
    ("jump", {}, "expected a class, an id or a latent, found none of them"),
    ("jump", {"column": "label"}, "one_of, none_of, or min and max, for a column, found none"),
    ("counterfactual", {"from": "a", "to": {"id": "b"}}, "to: unknown 'id'; expected class"),
    ("jump", {"row": 1}, "unknown 'row'; expected class, id, latent"),
    ("jump", NAN, "expected a class or row id"),
    ("morph", {"seconds": 1}, "'to' is missing"),
    ("morph", {"to": "a", "seconds": NAN}, "seconds: expected a number .+ found nan"),
    ("morph", True, "expected a table of to, seconds, found True"),
    ("interpolate", {"from": "a"}, "'to' is missing"),
    ("interpolate", {"to": "a", "steps": 2.5}, "steps: expected a whole number from 2 to 64, found 2.5"),
    ("interpolate", {"to": "a", "steps": 65}, "from 2 to 64, found 65"),
    ("along", 1.1, "from 0 to 1, found 1.1"),
    ("pull", True, "expected a text, found True"),
    ("pull", "", "expected a text, found ''"),
]


@pytest.mark.parametrize(("word", "value", "words"), WRONG)
def test_what_a_command_cannot_be_is_said_in_one_line(word, value, words):
    with pytest.raises(UsageError, match=words) as told:
        command(word, value)
    assert str(told.value).startswith(f"{word}: ")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: SetPointSize(2.0), "point_size: size_m: expected a number from 0.0001 to 1, found 2.0"),
        (lambda: Turn(NAN), "turn: angle_rad: expected a number from -100 to 100, found nan"),
        (lambda: Teleport((0.0, math.inf, 0.0)), "teleport: feet: expected a number from .+, found inf"),
        (lambda: Brush((0.0, 0.0, 0.0), 1000.0), "brush: radius: expected a number from .+, found 1000.0"),
        (lambda: Search(""), "search: text: expected a text, found ''"),
        (lambda: Filter(column="c", min=NAN), "min: expected a number from .+, found nan"),
        (lambda: Interpolate("ant", Named(latent=[1e39])), "interpolate: from: latent: expected a number from"),
        (lambda: SetTrails(None), "trails: snapshots: expected a number from 0 to 50, found None"),
    ],
)
def test_a_command_made_in_code_is_checked_as_those_of_files(make, words):
    with pytest.raises(UsageError, match=words) as told:
        make()
    assert "\n" not in str(told.value)


def test_an_unknown_word_is_told_with_those_that_there_are():
    with pytest.raises(UsageError, match=r"unknown command 'dance'; expected one of teleport, .*save"):
        command("dance", True)


def test_a_view_may_ask_for_nothing_that_writes():
    assert {word for word, kind in COMMANDS.items() if kind.writes} == {"save", "save_as", "export", "filmstrip"}


def test_the_help_of_tool_names_them_all() -> None:
    assert all(name in COMMANDS["tool"].help() for name in get_args(ToolName))
