"""Ways to search for neighbors: through a bound, among candidates, approximately."""
