"""Clusters against classes: scikit-learn's figures on the same rows, clusters that are the classes, and noise."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from kit.judged import judged
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, silhouette_score

from latentwalk.scenes import Category
from latentwalk.tools.analysis.results import jsonable
from latentwalk.tools.clusters.agreement import agreement, noise_remedy, silhouette
from latentwalk.tools.clusters.find import clusters


@pytest.fixture(scope="module")
def subject():
    return judged(300, apart=6)


def test_clusters_that_are_the_classes_agree_fully(subject):
    found = agreement(subject, Category((subject.labels + 1) % 3, ["1", "2", "3"]))
    assert found.ari.value == found.nmi.value == 1
    assert [cluster.name for cluster in found.clusters] == [f"mostly class {letter} (100 %)" for letter in "cab"]
    assert found.table.tolist() == [[0, 0, 100], [100, 0, 0], [0, 100, 0]]
    assert (found.noise, found.remedy) == (0, "")
    assert "against the classes ARI 1.000, NMI 1.000" in found.finding
    assert json.loads(json.dumps(jsonable(found), allow_nan=False))["noise"] == 0


def test_figures_are_scikit_learns(subject):
    cluster = clusters(subject.features, "kmeans", 5, 2)
    codes = cluster.codes.copy()
    codes[::10] = -1
    found = agreement(subject, Category(codes, cluster.names))
    inside = codes >= 0
    labels = subject.labels[inside]
    assert found.ari.value == pytest.approx(adjusted_rand_score(labels, codes[inside]))
    assert found.nmi.value == pytest.approx(normalized_mutual_info_score(labels, codes[inside]))
    assert found.silhouette.value == pytest.approx(silhouette_score(subject.features[inside], codes[inside]), abs=1e-5)
    assert found.table.sum() == inside.sum()
    assert found.noise == 30


def test_clusters_at_random_agree_as_by_chance(subject):
    codes = np.random.default_rng(0).integers(0, 3, 300).astype(np.int32)
    found = agreement(subject, Category(codes, ["1", "2", "3"]))
    assert abs(found.ari.value) < 0.03
    assert all(cluster.name.startswith("cluster ") for cluster in found.clusters)


def test_a_mixed_cluster_is_named_by_what_sets_it_apart(subject):
    codes = (subject.columns["weight"].values > 7).astype(np.int32)
    found = agreement(subject, Category(codes, ["1", "2"]))
    low, high = found.clusters
    assert (low.name, high.name) == ("weight lower", "weight higher")
    assert high.sentence.startswith(f"Cluster 2: {len(high.rows)} rows (class ")
    assert "Set apart by weight higher: mean 8." in high.sentence


def test_much_noise_is_told_with_a_remedy():
    codes = np.array([-1, -1, 0, 1], np.int32)
    assert noise_remedy(codes).startswith("50.0 % of the rows are in no cluster")
    assert "--cluster-on umap" in noise_remedy(codes)
    assert noise_remedy(np.array([0, 0, 0, 0, -1], np.int32)) == ""
    assert noise_remedy(codes[:0]) == ""


def test_what_cannot_be_told_says_why(subject):
    one = agreement(subject, Category(np.zeros(300, np.int32), ["1"]))
    assert one.ari.missing == "the rows are in one cluster"
    assert one.silhouette.missing == "1 group of 300 rows"
    none = agreement(subject, Category(np.full(300, -1, np.int32), ["1"]))
    assert none.nmi.missing == "0 rows with label and cluster, two are needed"
    assert none.clusters == ()
    alike = agreement(replace(subject, labels=np.zeros(300, np.int32)), Category(subject.labels, ["1", "2", "3"]))
    assert alike.ari.missing == "the rows are of one class"
    assert "cannot be told: the rows are of one class" in alike.finding
    assert silhouette(None, subject.labels).missing == "there is neither a representation nor features"


def test_silhouette_of_many_rows_is_of_a_sample():
    subject = judged(6000)
    found = silhouette(subject.features, subject.labels)
    assert found.how.endswith("of 5,000 rows drawn at random")
    assert found == silhouette(subject.features, subject.labels)
