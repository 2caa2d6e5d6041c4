"""t-SNE in three dimensions by particle mesh: attraction by a sparse graph, repulsion by one potential on a grid."""
