"""The options of `latentwalk reduce`."""

from __future__ import annotations

import argparse

from latentwalk.tools.data import sources
from latentwalk.tools.data.prepare import METRICS, SCALES
from latentwalk.tools.layout.learned import CLUSTERERS
from latentwalk.tools.layout.methods import Tsne, Umap
from latentwalk.tools.layout.pipeline import METHODS, Options

DESCRIPTION = "Reduce data to three dimensions and write it as a scene to walk in."


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = argparse.ArgumentParser("latentwalk reduce", description=DESCRIPTION, allow_abbrev=False)
    made.add_argument("inputs", nargs="+", metavar="INPUT", help=sources.KNOWN)
    made.add_argument("-o", "--output", required=True, metavar="FILE.scene", help="never overwritten")
    made.add_argument("--title", help="name of the scene (the data's)")
    made.add_argument(
        "--decoder", metavar="FILE", help="decodes the rows, its latents: .onnx, or .pt2 by torch.export (if trusted)"
    )
    made.add_argument("--resume", action="store_true", help="add the layouts that an interrupted run did not reach")
    made.add_argument("--quiet", action="store_true", help="no progress")
    sources.add_options(made)
    methods = made.add_argument_group("layouts")
    methods.add_argument("--method", nargs="+", choices=METHODS, help="in this order (all; no t-SNE above 10,000 rows)")
    methods.add_argument("--metric", choices=METRICS, help="euclidean; for word vectors cosine")
    methods.add_argument("--scale", choices=SCALES, help="none; for tables standard: each column to deviation 1")
    methods.add_argument(
        "--pca-dims", type=int, default=50, metavar="N", help="components that feed t-SNE and UMAP (50)"
    )
    methods.add_argument("--tsne-perplexity", type=float, default=Tsne.perplexity, metavar="X", help="(30)")
    methods.add_argument(
        "--tsne-iterations", type=int, default=Tsne.iterations, metavar="N", help="(500, after 250 early)"
    )
    methods.add_argument(
        "--tsne-early-exaggeration", type=float, default=Tsne.early_exaggeration, metavar="X", help="(12)"
    )
    methods.add_argument("--tsne-learning-rate", type=float, metavar="X", help="(rows ÷ exaggeration)")
    methods.add_argument(
        "--umap-neighbors", type=int, default=Umap.neighbors, metavar="N", help="with the row itself (15)"
    )
    methods.add_argument("--umap-min-dist", type=float, default=Umap.min_dist, metavar="X", help="0 to 1 (0.1)")
    methods.add_argument("--umap-epochs", type=int, metavar="N", help="(500 up to 10,000 rows, else 200)")
    columns = made.add_argument_group("columns")
    columns.add_argument(
        "--neighbors", type=int, default=15, metavar="K", help="true neighbours to carry for each row (15)"
    )
    columns.add_argument("--predict", action="store_true", help="out-of-fold predictions of the label")
    columns.add_argument("--cluster", choices=CLUSTERERS, help="a column of clusters")
    columns.add_argument("--clusters", type=int, metavar="N", help="how many, for kmeans (as many as classes, or 10)")
    columns.add_argument(
        "--cluster-size", type=int, default=15, metavar="N", help="fewest rows of one, for hdbscan (15)"
    )
    columns.add_argument(
        "--cluster-on", default="features", choices=("features", *METHODS), help="(features, after PCA)"
    )
    return made


def options(args: argparse.Namespace) -> Options:
    """The options among parsed arguments."""
    return Options(
        methods=args.method,
        pca_dims=args.pca_dims,
        tsne=Tsne(
            perplexity=args.tsne_perplexity,
            iterations=args.tsne_iterations,
            early_exaggeration=args.tsne_early_exaggeration,
            learning_rate=args.tsne_learning_rate,
        ),
        umap=Umap(args.umap_neighbors, args.umap_min_dist, args.umap_epochs),
        metric=args.metric,
        scale=args.scale,
        neighbors=args.neighbors,
        predict=args.predict,
        cluster=args.cluster,
        clusters=args.clusters,
        cluster_size=args.cluster_size,
        cluster_on=args.cluster_on,
        seed=args.seed,
    )
