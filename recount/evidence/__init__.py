"""What others said of the report's figures, and on what ground each figure and finding stands.

    sources      references.bib
    printed      the number words of sources
    rows         evidence.csv, tied to figures and sources
    testimony    what one row does to one figure
    standing     on what ground a figure stands
    certainty    on what ground a finding stands
    cases        failures: what is printed, what it may have been, whom the slip flatters

Knows checks and tables; no chart and no page.
"""
