"""What a reader takes home from the built site: each module writes one kind of thing.

    tables.py       /data/: every table as CSV, JSON and XLSX with descriptor, README and checksums
    wheel.py        the package with its data, for the notebooks
    notebooks.py    /notebooks/: each executable chapter as a notebook that runs anywhere
    bundle.py       one zip that opens from disk
    printed.py      the book as one PDF

They read data/ and the built pages, and know no Sphinx; recount.sphinxext.downloads calls them in a build.
"""
