"""The shared dataset, read and refused.

    schema     tables as datapackage.json describes them
    dataset    their rows, tied together
    periods    dates and spans of dates in cells

May not know what becomes of the rows: no check, no evidence, no chart.
"""
