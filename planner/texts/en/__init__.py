"""The English catalogue: the areas of the Danish one, under the same keys."""
