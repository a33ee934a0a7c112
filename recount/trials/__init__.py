"""The audit itself on trial: what it says under other rules, and what it would have noticed.

    robustness   every check judged again under each rule that could have been chosen instead
    slips        the ways in which one printed number can go wrong
    power        how many such slips checks and evidence would have caught

Knows checks and evidence; draws nothing.
"""
