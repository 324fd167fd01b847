"""What stays of one period in the next, and what is taken out for good.

`carrying` sums what each person gave, `following` makes the problem of the next period from a plan,
`forgetting` takes a person's data out, `incidents` those that are past their date.
"""
