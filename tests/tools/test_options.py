"""Options of a tool: one dataclass is its command line, its Python call and its provenance."""

from __future__ import annotations

import json
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, Literal

import numpy as np
import pytest

from latentwalk.scenes import UsageError
from latentwalk.tools.command_line import command, parse, parser
from latentwalk.tools.options import Arg, Count, Fraction, Options, Positive, Seed, plain


@dataclass(frozen=True)
class Oven:
    heat: Annotated[Positive, Arg("how hot", "X")] = 180.0
    racks: Annotated[Count | None, Arg("(as many as fit)", "N")] = None


@dataclass(frozen=True, kw_only=True)
class Chance(Options):
    heading: ClassVar[str] = "chance"
    seed: Annotated[Seed, Arg("repeats", "N")] = 0


@dataclass(frozen=True, kw_only=True)
class Cake(Chance):
    inputs: Annotated[tuple[str, ...], Arg("what goes in", "INPUT", positional=True)]
    output: Annotated[Path, Arg("never overwritten", "FILE", short="-o")]
    layers: Annotated[tuple[Literal["cream", "jam"], ...], Arg("from below (all)")] = ()
    share: Annotated[Fraction, Arg("100% is too much", "X")] = 0.25
    oven: Oven = field(default_factory=Oven)
    quiet: Annotated[bool, Arg("no word")] = False


def read(line: str) -> Cake:
    return parse(Cake, shlex.split(line), "latentwalk bake", "Bake a cake.")


def test_a_command_line_and_python_make_the_same_options():
    given = read("flour eggs -o cake --layers cream jam --oven-heat 200 --oven-racks 2 --share .5 --seed 3 --quiet")
    assert given == Cake(
        inputs=["flour", Path("eggs")],
        output="cake",
        layers=["cream", "jam"],
        oven=Oven(200, np.int64(2)),
        share=np.float32(0.5),
        seed=3,
        quiet=True,
    )
    assert given.output == Path("cake")
    assert isinstance(given.oven.heat, float)
    assert read("flour -o cake") == Cake(inputs=("flour",), output=Path("cake"))


def test_underscores_are_dashes_in_names_but_not_in_values():
    given = read("a_b -o c_d --oven_heat 200 --oven_racks=2 --layers jam")
    assert (given.inputs, given.output, given.oven) == (("a_b",), Path("c_d"), Oven(200.0, 2))


def test_options_are_written_as_the_command_that_means_them():
    line = "latentwalk bake 'a b' -o 'my cake' --layers jam --share 0.125 --oven-heat 200 --quiet"
    made = read(line.removeprefix("latentwalk bake "))
    assert command(made, "latentwalk bake") == line
    assert command(read("x -o y"), "latentwalk bake") == "latentwalk bake x -o y"


def test_options_go_into_provenance_as_plain_values():
    values = plain(read("a -o b --layers jam"))
    assert json.loads(json.dumps(values)) == values
    assert values["output"] == "b"
    assert values["layers"] == ["jam"]
    assert values["oven"] == {"heat": 180.0, "racks": None}
    assert plain(read("a -o b"), Chance) == {"seed": 0}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a -o b --oven-heat x", "--oven-heat: expected a number above 0, found 'x'"),
        ("a -o b --oven-heat nan", "--oven-heat: expected a number above 0, found 'nan'"),
        ("a -o b --oven-heat 0", "--oven-heat: expected a number above 0, found '0'"),
        ("a -o b --oven-racks 1.5", "--oven-racks: expected a whole number from 1, found '1.5'"),
        ("a -o b --oven-racks ²", "--oven-racks: expected a whole number from 1, found '²'"),
        ("a -o b --share 1", "--share: expected a number from 0 to below 1, found '1'"),
        ("a -o b --seed 4294967296", "--seed: expected a whole number from 0 to 4294967295, found '4294967296'"),
        ("a -o b --seed -1", "--seed: expected a whole number from 0 to 4294967295, found '-1'"),
        ("a -o b --layers salt", "--layers: expected one of cream, jam, found 'salt'"),
        ("a -o b --layers", "--layers: expected one value or more, found none; one of cream, jam"),
        ("a -o b --share", "--share: expected a value, found none"),
        ("a -o b --quiet=no", "--quiet: takes no value, found 'no'"),
        ("a -o b --sharee 1", "no option --sharee; did you mean --share?"),
        ("a -o b --oven_heatt 3", "no option --oven-heatt; did you mean --oven-heat?"),
        ("a -o b --zzz", "no option --zzz; see latentwalk bake --help"),
        ("a --share .1", "expected -o/--output, found none; see latentwalk bake --help"),
        ("-o b", "expected INPUT, found none; see latentwalk bake --help"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(line, said, capsys):
    with pytest.raises(SystemExit) as caught:
        read(line)
    assert caught.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"latentwalk bake: {said}\n"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"oven": Oven(-1)}, "--oven-heat: expected a number above 0, found -1"),
        ({"oven": Oven(racks=True)}, "--oven-racks: expected a whole number from 1, found True"),
        ({"share": None}, "--share: expected a number from 0 to below 1, found None"),
        ({"layers": ["salt"]}, "--layers: expected one of cream, jam, found 'salt'"),
        ({"layers": "jam"}, "--layers: expected a list, found 'jam'"),
        ({"inputs": [3]}, "INPUT: expected text, found 3"),
        ({"quiet": "no"}, "--quiet: expected True or False, found 'no'"),
    ],
)
def test_python_is_told_the_same(wrong, said):
    with pytest.raises(UsageError) as caught:
        Cake(**{"inputs": ["a"], "output": "b"} | wrong)
    assert str(caught.value) == said


def test_help_groups_options_and_tells_defaults():
    told = parser(Cake, "latentwalk bake", "Bake a cake.").format_help()
    assert "Bake a cake." in told
    assert "100% is too much (0.25)" in told
    assert "repeats (0)" in told[told.index("\nchance:") :]
    assert "how hot (180)" in told[: told.index("\nchance:")]
    assert "(as many as fit)" in told
    assert "{cream,jam}" in told
    assert "None" not in told
