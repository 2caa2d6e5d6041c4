"""Names that a person gives."""

import pytest

from latentwalk.runtime.ground.names import one_of
from latentwalk.scenes.errors import UsageError


def test_a_name_with_commas_is_told_as_one() -> None:
    with pytest.raises(UsageError, match=r"expected one of pca, 'similarity, entropy, margin', umap, found 'xyz'"):
        one_of("xyz", ["pca", "similarity, entropy, margin", "umap"])
    assert one_of("similarity", ["pca", "similarity, entropy, margin"]) == "similarity, entropy, margin"
