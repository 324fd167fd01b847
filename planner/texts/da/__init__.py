"""The Danish catalogue: one module an area, found and joined by the package above."""
