"""Answers about a plan: why here, why she, why not, what helps, which fixed day, what if.

One file a question. Nothing here changes a plan: what would be better is given back as a plan of
its own, judged like any other, to be taken or left.
"""
