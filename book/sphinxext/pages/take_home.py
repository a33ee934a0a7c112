"""What a reader can take home, on every page: one line below the title, a page of all downloads at data/.

The files themselves are written by book.downloads, which knows no Sphinx. PDF and offline copy are offered
where the build was told that they will be made (BOOK_OFFERS, set by the Makefile), buttons of other services
where the repository is known.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from book.downloads import hosted
from book.downloads.archive import CHANGES
from book.downloads.built_pages import article_html, docnames
from book.downloads.bundle import ONLINE, ONLINE_END, bundle_name
from book.downloads.computed import Kept
from book.downloads.crate import CRATE
from book.downloads.data_files import CHECKSUMS, FORMS, READMES, tables, write_tables
from book.downloads.made import Made
from book.downloads.notebooks import Package, is_executable, write_body, write_notebook
from book.downloads.pdf import pdf_name
from book.downloads.wheel import build_wheel, wheel_name
from book.sphinxext.pages.cite_box import TEMPLATES, CiteBox, box_html, edition_language
from book.sphinxext.pages.entries import book_report
from book.sphinxext.publication import OFFERS, book_edition
from book.sphinxext.running.digest import LeftOut, digest_of_data
from book.sphinxext.running.execution import state_of_inputs, state_of_numbers, state_of_the_rest
from recount.cite.edition import Edition, to_first
from recount.cite.formats import reference
from recount.cite.works import DATA_PAGE, data_work
from recount.report import Report
from recount.tables.schema import published, read_descriptor
from recount.wording import LANGUAGES, Language, say
from recount.wording import site as words


@dataclass(frozen=True, slots=True)
class Link:
    """A thing to take home: its words, its place in the site or its address, and what it is for.

    online: it makes sense on the site only, not in the offline copy.
    """

    words: str
    place: str
    use: str
    online: bool = False

    def anchor(self, docname: str) -> str:
        """The link from a page; a file is saved, a page or a service opened."""
        outside = "://" in self.place
        opened = outside or self.place.endswith(".html")
        href = self.place if outside else relative_uri(f"{docname}.html", self.place)
        rest = "" if opened else " download"
        return f'<a href="{escape(href)}" title="{escape(self.use)}"{rest}>{escape(self.words)}</a>'


class TakeHome(nodes.General, nodes.Element):  # type: ignore[misc]
    """The line of links below a title; it holds no text, or the search would find it on every page."""


def _write_line(self: HTML5Translator, node: TakeHome) -> None:
    links = ""
    for link in node["links"]:
        anchor = link.anchor(node["docname"])
        links += f"{ONLINE}{anchor}{ONLINE_END}" if link.online else anchor
    self.body.append(f'<p class="take-home screen-only"><span>{node["words"]}</span> {links}</p>\n')


def _written(self: HTML5Translator, node: TakeHome) -> None:
    """Nothing closes the line."""


def _package(source: Path, edition: Edition) -> Package:
    name = wheel_name(source)
    return Package(name, f"{edition.address}/notebooks/{name}" if edition.address else None)


def _notebook(docname: str) -> str:
    return f"notebooks/{docname.rpartition('/')[2]}.ipynb"


def _links(app: Sphinx, docname: str) -> Iterator[Link]:
    """Everything that one page offers."""
    edition, language = book_edition(app), edition_language(app)
    if is_executable(Path(app.srcdir) / f"{docname}.md"):
        notebook = _notebook(docname)
        yield Link(words.NOTEBOOK[language], notebook, words.NOTEBOOK_USE[language])
        for service, address in hosted.addresses(edition, notebook).items():
            yield Link(service, address, say(words.SERVICE_USE, language, service=service), online=True)
    yield Link(words.DATA[language], f"{DATA_PAGE}.html", words.DATA_USE[language])
    yield from _offers(edition, language)


def _offers(edition: Edition, language: Language) -> Iterator[Link]:
    """The book as a whole, whose files stand at the root of the site for the pages of all languages."""
    offered, root = os.environ.get(OFFERS, "").split(), to_first(language)
    if "pdf" in offered:
        yield Link("PDF", root + pdf_name(language), words.PDF_USE[language], online=True)
    if "bundle" in offered:
        place = root + bundle_name(edition)
        yield Link(words.OFFLINE[language], place, words.OFFLINE_USE[language], online=True)


def _add_line(app: Sphinx, document: nodes.document, docname: str) -> None:
    title = next(iter(document.findall(nodes.title)), None)
    if title is None or app.builder.format != "html":
        return
    section = title.parent
    line = TakeHome("", docname=docname, links=list(_links(app, docname)))
    line["words"] = words.TAKE_HOME[edition_language(app)]
    above = next((node for node in section if isinstance(node, CiteBox)), title)
    section.insert(section.index(above) + 1, line)


def _name_in_words(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let the menu in the bar above the text say what it gives, instead of endings of files."""
    language = edition_language(app)
    for menu in context.get("header_buttons", []):
        if menu.get("label") != "download-buttons":
            continue
        places = [(words.PAGE_TEXT, f"_sources/{context['sourcename']}", "fas fa-file")]
        if is_executable(Path(app.srcdir) / f"{pagename}.md"):
            places.append((words.PAGE_NOTEBOOK, _notebook(pagename), "fas fa-code"))
        places.append((words.ALL_DOWNLOADS, f"{DATA_PAGE}.html", "fas fa-download"))
        menu["buttons"] = [
            {"type": "link", "text": text[language], "url": context["pathto"](place, 1), "icon": icon}
            for text, place, icon in places
        ]


def _list_in_contents(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the page of all downloads at the end of the contents; it is built and in no _toc.yml."""
    contents = context.get("generate_toctree_html")
    if contents is None:
        return
    link = f'<a class="reference internal" href="{context["pathto"](f"{DATA_PAGE}.html", 1)}">'
    here = " current active" if pagename == DATA_PAGE else ""
    item = f'<li class="toctree-l1{here}">{link}{words.DOWNLOADS[edition_language(app)]}</a></li>'

    def with_downloads(*args: Any, **options: Any) -> Markup:
        text, last, rest = str(contents(*args, **options)).rpartition("</ul>")
        return Markup(text + item + last + rest)

    context["generate_toctree_html"] = with_downloads


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page of all downloads."""
    source = Path(app.srcdir)
    edition, language = book_edition(app), edition_language(app)

    def said(name: str, **slots: object) -> Markup:
        """A sentence of the page by its name; slots may be HTML."""
        return Markup.escape(getattr(words, name)[language]).format(**slots)

    names = [name for name in docnames(source) if is_executable(source / f"{name}.md")]
    body = TEMPLATES.get_template("downloads.html").render(
        edition=edition,
        language=language,
        tables_at=f"../{to_first(language)}data/" if to_first(language) else "",
        tables=tables(published(read_descriptor(source / "data"))),
        forms=FORMS,
        readme_name=READMES[language],
        crate=CRATE,
        checksums=CHECKSUMS,
        columns={name: meaning[language] for name, meaning in words.CHART_COLUMNS.items()},
        said=said,
        package=_package(source, edition),
        box=box_html(data_work(edition), "../", language),
        notebooks={name: _notebook(name) for name in names},
        titles={name: app.env.titles[name].astext() for name in names},
        online=ONLINE,
        online_end=ONLINE_END,
        offers=[link.anchor(DATA_PAGE) + f": {escape(link.use)}." for link in _offers(edition, language)],
    )
    yield DATA_PAGE, {"title": words.DOWNLOADS[language], "body": body}, "page.html"


def _about(edition: Edition) -> dict[str, str]:
    """What a workbook says of itself, for somebody who has nothing else."""
    data = data_work(edition)
    about = {
        "title": data.title.en,
        "title in Thai": data.title.th,
        "edition": edition.cited_version,
        "date": edition.date.isoformat(),
        "licence": f"{edition.licence.title} ({edition.licence.address})",
        "address": data.address("en") or "",
        "citation": reference(data, "en"),
        "citation in Thai": reference(data, "th"),
    }
    return {name: value for name, value in about.items() if value}


def _change(report: Report) -> str:
    """A change for readers to try: the first case of a figure told twice, as it was told the first time."""
    told_twice = (case.figure for case in report.cases.values() if case.figure.repeats)
    figure = next(told_twice, None)
    return f'{figure.id}=report["{figure.repeats}"].phrase' if figure else ""


def _write_files(app: Sphinx, exception: Exception | None) -> None:
    """Everything that the pages lead to."""
    if exception or app.builder.format != "html":
        return
    source, site = Path(app.srcdir), Path(app.outdir)
    edition = book_edition(app)
    inputs, builder = state_of_inputs(app), app.config.recounted_extension_digest
    state = state_of_the_rest(app)
    kept = Kept(site.parent / ".computed.json", state_of_numbers(app))
    if edition_language(app) == LANGUAGES[0]:  # the tables are in all languages at once
        readmes = Made(site.parent / ".readmes.json", f"{state} {builder}")
        write_tables(source / "data", site / "data", edition.address, kept, _about(edition), readmes)
        readmes.save()
    folder, bodies = site / "notebooks", site.parent / ".bodies"
    made = Made(site.parent / ".notebooks.json", f"{inputs} {builder}")
    made_bodies = Made(site.parent / ".bodies.json", f"{state} {builder}")
    bodies.mkdir(exist_ok=True)
    wheel = folder / wheel_name(source)
    made.make(wheel, [], lambda: build_wheel(source, folder, site.parent / ".wheel"))
    for earlier in set(folder.glob("*.whl")) - {wheel}:  # its name changes with what it holds
        earlier.unlink()
    package = _package(source, edition)
    change = _change(book_report(str(source)))
    for docname in docnames(source):
        page, target = source / f"{docname}.md", site / _notebook(docname)
        if is_executable(page):
            body = bodies / f"{target.stem}.json"

            def make_body(page: Path = page, docname: str = docname, body: Path = body) -> None:
                write_body(page, site, docname, body, edition)

            def make(body: Path = body, docname: str = docname, target: Path = target) -> None:
                write_notebook(body, docname, target, edition, package, change)

            address = edition.address_of(docname, edition_language(app)) or ""
            text = article_html(site, docname)
            made_bodies.make(body, [page.read_bytes(), text.encode(), address.encode()], make_body)
            built = (site / f"{docname}.html").read_bytes()
            made.make(target, [body.read_bytes(), built, package.requirement.encode()], make)
    made_bodies.save()
    made.save()
    hosted.write_settings(site, edition, package)
    if (source / "CHANGELOG.md").is_file():  # what kept editions lead to
        shutil.copyfile(source / "CHANGELOG.md", site / CHANGES)
    # What an earlier build offered and this one does not would be out of date.
    offered = {link.place for language in edition.languages for link in _offers(edition, language)}
    offered = {place.rpartition("/")[2] for place in offered}
    for file in {bundle_name(edition), *map(pdf_name, LANGUAGES)} - offered:
        (site / file).unlink(missing_ok=True)


def _note_offers(app: Sphinx, config: Config) -> None:
    """Let Sphinx write every page again when what it offers changes."""
    data = digest_of_data(Path(app.srcdir), LeftOut.NOTED)
    config.recounted_offers = f"{os.environ.get(OFFERS, '')} {data}"


def setup(app: Sphinx) -> None:
    """Register the line, the page and the step that writes the files."""
    app.add_config_value("recounted_offers", "", "html", str)
    app.add_node(TakeHome, html=(_write_line, _written))
    app.connect("config-inited", _note_offers)
    app.connect("doctree-resolved", _add_line)
    app.connect("html-page-context", _name_in_words, priority=850)  # after the theme has made its buttons
    app.connect("html-page-context", _list_in_contents, priority=850)
    app.connect("html-collect-pages", _pages)
    app.connect("build-finished", _write_files, priority=600)  # after others have put theirs into data/
