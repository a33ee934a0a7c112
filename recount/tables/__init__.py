"""The shared dataset, read and refused.

    schema      tables as datapackage.json describes them
    csv_files   their rows as the files hold them
    outside     benchmarks, and how numbers of other sources are spelled
    dataset     the rows, tied together
    periods     dates and spans of dates in cells

May not know what becomes of the rows: no check, no evidence, no chart.
"""
