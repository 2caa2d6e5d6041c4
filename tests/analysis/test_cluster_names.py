"""Names of clusters: by words, classes, traits or number, no two the same, and said how they were got."""

import numpy as np
import pytest
from kit.judged import judged
from numpy.testing import assert_array_equal

from latentwalk import reduce
from latentwalk.scenes import Category, Scalar, Text
from latentwalk.tools.analysis.subject import Subject
from latentwalk.tools.clusters.names import LONGEST, cluster_names, named
from latentwalk.tools.reduce import main

CODES = (np.arange(120) % 3).astype(np.int32)
NUMBERS = Category(CODES, ["1", "2", "3"])
TOPICS = [["goal", "team", "match"], ["oven", "sugar", "bread"], ["court", "judge", "trial"]]


def rows(columns=None, labels=None, classes=(), ids=None, features=None):
    """120 rows of three clusters; nothing is known of them but what is given."""
    unknown = np.full(120, -1, np.int32)
    labels = unknown if labels is None else labels
    ids = [f"row-{i}" for i in range(120)] if ids is None else ids
    return Subject("rows", ids, classes, labels, unknown, features=features, columns=columns or {})


def texts():
    """Of each row two words of its topic among words that all have."""
    rng = np.random.default_rng(0)
    own = [rng.permutation(TOPICS[code])[:2] for code in CODES]
    return [f"The {a} of today, and {number} new {b}!" for number, (a, b) in enumerate(own)]


def names_of(subject, cluster=NUMBERS):
    return [one.name for one in cluster_names(subject, cluster)]


def test_texts_name_by_words_that_set_a_cluster_apart():
    found = cluster_names(rows({"headline": Text(texts())}), NUMBERS)
    assert [set(one.name.split(", ")) for one in found] == [set(topic) for topic in TOPICS]
    assert {one.how for one in found} == {"words by class-based TF-IDF"}


def test_words_that_lie_everywhere_name_nothing():
    rng = np.random.default_rng(1)
    everywhere = [" ".join(rng.permutation(["alpha", "beta", "gamma", "delta"])[:3]) for _ in CODES]
    assert names_of(rows({"headline": Text(everywhere)})) == ["1", "2", "3"]
    assert names_of(rows({"headline": Text(["the of 7"] * 120)})) == ["1", "2", "3"], "nor do texts without words"


def test_rows_that_are_words_name_by_those_nearest_the_middle_and_far_from_others():
    letters = "abcdefghijklmnop"
    ids = [f"{a}{b}{a}{b}ish" for a in letters for b in letters][:120]
    angles = CODES * 2.0 + np.linspace(-0.5, 0.5, 120)
    features = np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32) * np.linspace(1, 9, 120)[:, None]
    found = cluster_names(rows(ids=ids, features=features.astype(np.float32)), NUMBERS)
    for code, one in enumerate(found):
        kept = one.name.split(", ")
        assert 1 <= len(kept) <= 3
        assert len(one.name) <= LONGEST
        assert {CODES[ids.index(word)] for word in kept} == {code}
        assert "nearest to its middle" in one.how
    assert names_of(rows(ids=ids)) == ["1", "2", "3"], "and nothing says where they lie"


def test_words_of_one_stem_come_once():
    others = [f"{a}{b}zz" for a in "abcdef" for b in "abcdefghijklmnopqrst"]
    ids = ["running", "runs", "runner", "walk", *others[:116]]
    codes = np.where(np.arange(120) < 4, 0, 1).astype(np.int32)
    features = np.where(codes[:, None] == 0, [[1.0, 0.0]], [[0.0, 1.0]]).astype(np.float32)
    features[:, 0] += np.linspace(0, 0.01, 120)
    first = names_of(rows(ids=ids, features=features), Category(codes, ["1", "2"]))[0]
    assert first == "running, walk"


def test_the_class_that_a_cluster_mostly_is_with_its_share_rounded_down():
    labels = CODES.copy()
    labels[:3] = [1, 2, 0]
    found = cluster_names(rows(labels=labels, classes=["4", "9", "7"]), NUMBERS)
    assert [one.name for one in found] == ["mostly 4 (97 %)", "mostly 9 (97 %)", "mostly 7 (97 %)"]
    assert {one.how for one in found} == {"the class that it mostly is"}


def test_two_classes_together_where_they_are_few_of_all():
    labels = (np.arange(120) % 6).astype(np.int32)
    names = names_of(rows(labels=labels, classes=list("abcdef")))
    assert names == ["mostly a and d (100 %)", "mostly b and e (100 %)", "mostly c and f (100 %)"]
    assert names_of(rows(labels=CODES % 2, classes=list("ab"))) != ["mostly a and b (100 %)"] * 3
    assert names_of(rows(labels=np.zeros(120, np.int32), classes=["all"])) == ["1", "2", "3"], "nor does the only class"


def test_traits_name_what_has_no_words_and_no_class_and_the_rest_keep_numbers():
    size = Scalar(np.where(CODES == 0, 9.0, 1.0).astype(np.float32) + np.linspace(0, 1, 120, dtype=np.float32))
    found = cluster_names(rows({"size": size}), NUMBERS)
    assert found[0].name == "size higher"
    assert found[0].apart[0].startswith("size higher: mean 9.")
    assert [one.name for one in found[1:]] == ["size lower", "size lower · 3"]


def test_no_two_are_the_same_and_codes_stay():
    lines: list[str] = []
    cluster = named(rows(labels=CODES % 2 * 0, classes=["x", "y"]), NUMBERS, lines.append)
    assert cluster.names == ["1", "2", "3"]
    assert lines[0] == "cluster 1, 40 rows: nothing sets it apart that could name it"
    labels = np.where(CODES == 2, 1, 0).astype(np.int32)
    cluster = named(rows(labels=labels, classes=["x", "y"]), NUMBERS, lines.append)
    assert cluster.names == ["mostly x (100 %)", "mostly x (100 %) · 2", "mostly y (100 %)"]
    assert lines[5] == "cluster 3, 40 rows: mostly y (100 %) (the class that it mostly is)"
    assert_array_equal(cluster.codes, CODES)


def test_names_that_are_there_stay():
    subject = judged(300, apart=6)
    assert names_of(subject, Category(subject.labels, ["left", "2", "right"])) == [
        "left",
        "mostly class b (100 %)",
        "right",
    ]


@pytest.mark.parametrize("on", ["features", "pca"])
def test_reduce_names_its_clusters_and_says_how_on_stdout(tmp_path, capsys, on):
    centers = np.random.default_rng(0).normal(size=(120, 3)) + 9 * np.eye(3)[CODES]
    lines = [f"{x:.3f},{y:.3f},{z:.3f},{text!r}" for (x, y, z), text in zip(centers, texts(), strict=True)]
    path = tmp_path / "news.csv"
    path.write_text("x,y,z,headline\n" + "\n".join(line.replace("'", '"') for line in lines) + "\n", encoding="utf-8")
    options = ["--method", "pca", "--cluster", "kmeans", "--clusters", "3", "--cluster-on", on, "--quiet"]
    assert main([str(path), "-o", str(tmp_path / "news.scene"), *options]) == 0
    said = capsys.readouterr().out
    scene = reduce(path, method=["pca"], cluster="kmeans", clusters=3, cluster_on=on, quiet=True)
    names = scene.columns["cluster"].names
    assert {frozenset(name.split(", ")) for name in names} == {frozenset(topic) for topic in TOPICS}
    for number, name in enumerate(names, 1):
        assert f"  cluster {number}, 40 rows: {name} (words by class-based TF-IDF)\n" in said
