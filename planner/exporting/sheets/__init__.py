"""The sheets of an exported plan: one module a sheet, each with `fill(book, facts)`."""
