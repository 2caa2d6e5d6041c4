"""The name that a person means by some of it: of layouts, columns, regions."""

from __future__ import annotations

import re
from collections.abc import Iterable

from latentwalk.scenes.errors import UsageError

MOST_LISTED = 20


def meant(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is this, or begins with it or holds it and is the only one; None where none does.

    Whatever their case, and whole words first: “region 1” is “region 1: …” though there is a “region 10: …”.  Raises
    UsageError, with all that it may be, where several are as near.
    """
    known = list(names)
    if name in known:
        return name
    piece = re.escape(name)
    for pattern in (rf"{piece}$", rf"{piece}(?!\w)", piece, rf".*(?<!\w){piece}(?!\w)", rf".*{piece}"):
        found = [each for each in known if re.match(pattern, each, re.IGNORECASE | re.DOTALL)]
        if len(found) > 1:
            raise UsageError(f"{name!r} may be {listed(found)}; give more of the name")
        if found:
            return found[0]
    return None


def one_of(name: str, names: Iterable[str]) -> str:
    """The same; raises UsageError where none of them is meant, too."""
    known = list(names)
    found = meant(name, known)
    if found is None:
        said = ", ".join(repr(each) if "," in each else each for each in known)
        raise UsageError(f"expected one of {said}, found {name!r}")
    return found


def listed(names: list[str]) -> str:
    """Names in a sentence, at most so many."""
    more = f" … ({len(names)} in all)" if len(names) > MOST_LISTED else ""
    return ", ".join(map(repr, names[:MOST_LISTED])) + more
