"""The reckoning: statements over figures are parsed, judged and told.

    statements    the grammar, parsed and evaluated on intervals
    verdicts      the closed list
    finding       a check with its verdict and the words for it
    judge         from statement to verdict
    tally         how many tests hold, and how many fail
    conversions   which exchange rates the report's conversions admit
    mending       which single changed number would reconcile a check that fails

Knows tables and intervals; neither evidence nor charts.
"""
