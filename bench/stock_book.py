"""A Jupyter Book as the tool comes: pages of one line each that all differ, executed one after the other."""

from pathlib import Path

PAGE = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Page {number}

```{{code-cell}} ipython3
{number} + 1
```
"""


def write_stock_book(folder: Path, pages: int) -> None:
    """Write a book of `pages` pages to `folder`, which must not exist yet."""
    folder.mkdir(parents=True)
    names = ["index", *(f"page_{number}" for number in range(1, pages))]
    for number, name in enumerate(names):
        (folder / f"{name}.md").write_text(PAGE.format(number=number), "utf-8")
    chapters = "\n".join(f"- file: {name}" for name in names[1:])
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{chapters}\n", "utf-8")
    (folder / "_config.yml").write_text("title: Stock\nexecute:\n  execute_notebooks: cache\n", "utf-8")
