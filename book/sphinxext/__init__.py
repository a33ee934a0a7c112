"""The Sphinx extension of the book: ties together the modules of its folders, one idea each.

    guard       what must hold before a page is read
    running/    how chapters run
    pages/      what pages say
    shipping/   what pages ship
    searching/  how readers find a word or number

This folder is the only part of the project that knows Sphinx. It knows no chapter by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Register everything that the book adds to Sphinx."""
    # Here, so that a module of the folders can be imported for what it needs alone.
    from book.sphinxext import guard, publication, references, translation
    from book.sphinxext.pages import (
        api,
        cases,
        chart_images,
        chart_menu,
        cite_box,
        evidence_lists,
        folding,
        footer,
        head,
        lists,
        margins,
        name_pages,
        other_editions,
        passages,
        progress,
        retired,
        roles,
        script_words,
        shared_pictures,
        take_home,
        together,
        told_twice,
        trying,
    )
    from book.sphinxext.running import execution, one_build, pages_read
    from book.sphinxext.searching import index, language, marks
    from book.sphinxext.shipping import fonts, foreign_html, leftovers, policy, stylesheet

    before = (one_build, translation, references, publication, guard, execution, pages_read, fonts, footer)
    what_pages_say = (
        *(
            chart_images,
            chart_menu,
            folding,
            roles,
            lists,
            api,
            evidence_lists,
            told_twice,
            cases,
            passages,
            margins,
        ),
        *(
            cite_box,
            other_editions,
            retired,
            head,
            take_home,
            script_words,
            name_pages,
            trying,
            shared_pictures,
            together,
        ),
    )
    what_pages_ship = (foreign_html, progress, policy, stylesheet, leftovers)
    for module in (*before, *what_pages_say, language, index, marks, *what_pages_ship):
        module.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
