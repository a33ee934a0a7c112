"""The reckoning: statements over figures are parsed, judged and told.

    polynomials   sums and products of names, exactly, and what two of them share
    ranges        all values that an expression of such takes over intervals
    statements    the grammar, parsed and evaluated on intervals
    verdicts      the closed list
    finding       a check with its verdict and the words for it
    judge         from statement to verdict
    tally         how many tests hold, and how many fail
    conversions   pairs of amounts, and the exchange rates that each implies
    sittings/     how many rates and habits explain them all, and where each rules
    mending       which single changed number would reconcile a check that fails

Knows tables and intervals; neither evidence nor charts.
"""
