"""The re-executor's certificate: what was computed again, here, beside what was published.

results    every result by its name, and the published ones
notebooks  the charts that the chapters' code draws
record     both in a short record that can be cited
"""
