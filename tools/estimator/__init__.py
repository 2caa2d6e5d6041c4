"""Classifiers of scikit-learn: how they are made, trained, kept, and what space they make of rows."""
