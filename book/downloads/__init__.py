"""What a reader takes home from the built site: each module writes one kind of thing.

    data_files.py   /data/: every table as CSV, JSON and XLSX with descriptor, README and checksums
    crate.py        the same folder described for archives
    computed.py     the tables that the audit computes
    made.py         what files were made of, so that only what changed is made again
    wheel.py        the package with its data, for the notebooks
    notebooks.py    /notebooks/: each executable chapter as a notebook that runs anywhere
    bundle.py       one zip that opens from disk
    pdf.py          the book as one PDF
    pictures.py     what a picture says of itself
    lab.py          notebooks to open in JupyterLab, in the repository
    archive.py      a copy of the site that stays, for each edition
    hosted.py       addresses that open a notebook at Colab and Binder

They read data/ and the built pages, and know no Sphinx. book.sphinxext.downloads calls them in a build,
the Makefile those that need the finished site.
"""
