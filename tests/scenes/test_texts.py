"""Texts in bulk: which of millions is empty or there twice, however their hashes fall."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from latentwalk.scenes import texts
from latentwalk.scenes.texts import Strings, first_empty_or_twice


def looked_through(values: list[str]) -> int | None:
    seen = set[str]()
    for row, value in enumerate(values):
        if not value or value in seen:
            return row
        seen.add(value)
    return None


@pytest.mark.parametrize("factor", [texts.FACTOR, 1, 0])  # 1: as many collisions as texts of the same letters; 0: all
@pytest.mark.parametrize("at_once", [1, 3, texts.AT_ONCE])
@given(values=st.lists(st.text("ab\0é", max_size=20), max_size=12))
def test_the_first_that_is_empty_or_there_twice(factor: int, at_once: int, values: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "FACTOR", factor)
        patch.setattr(texts, "AT_ONCE", at_once)
        assert first_empty_or_twice(Strings.of(values)) == looked_through(values)


def test_many_are_told_apart():
    many = [f"train/{row}" for row in range(300_000)]
    assert first_empty_or_twice(Strings.of(many)) is None
    many[299_999] = many[17]
    assert first_empty_or_twice(Strings.of(many)) == 299_999
    many[200_000] = ""
    assert first_empty_or_twice(Strings.of(many)) == 200_000


def test_hashes_of_numbers_do_not_collide():
    hashes = texts._hashes(Strings.of(map(str, range(1_000_000))), 0, 1_000_000)
    assert len(np.unique(hashes)) == 1_000_000


@pytest.mark.parametrize("at_once", [1, 7, texts.AT_ONCE])
def test_texts_that_rise_are_each_there_once(monkeypatch: pytest.MonkeyPatch, at_once: int):
    monkeypatch.setattr(texts, "AT_ONCE", at_once)
    rising = [str(row) for row in range(2000)]
    monkeypatch.setattr(texts, "_hashes", lambda *_: pytest.fail("looked at twice"))
    assert first_empty_or_twice(Strings.of(rising)) is None
    assert first_empty_or_twice(Strings.of(["a", "b", "é", "aa\0", "aaa"])) is None
    monkeypatch.undo()
    for row in (0, 1, 7, 8, 1999):
        assert first_empty_or_twice(Strings.of([*rising[:row], rising[max(0, row - 1)], *rising[row:]])) is not None
        assert first_empty_or_twice(Strings.of([*rising[:row], "", *rising[row:]])) == row
