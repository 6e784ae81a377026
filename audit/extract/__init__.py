"""Captures → Documents: picks the reader by media type; what cannot be read says why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.document import DateSource, DocDate, Document
from audit.extract.files.isolation import FileReader
from audit.extract.html import extract_html
from audit.extract.templates import fold_templates
from crawler.addresses import canonical
from crawler.archive import Archive
from crawler.captures import READ, Capture
from crawler.decode import decode
from crawler.media import is_attachment
from crawler.schools import School

_PAGES = {"text/html", "application/xhtml+xml"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one crawl gave to read. `dropped` are captures whose body privacy made us delete."""

    documents: tuple[Document, ...]
    dropped: tuple[Capture, ...]


def read(
    archive: Archive, school: School, captures: Sequence[Capture], first_seen: dict[str, date]
) -> Reading:
    """Every capture of one crawl as a document; template blocks folded into one site document."""
    documents: list[Document] = []
    dropped: list[Capture] = []
    with FileReader() as files:
        for capture in _best(captures):
            body = archive.body(capture.sha256)
            if body is None:
                dropped.append(capture)
                continue
            document = document_of(body, capture, school, files)
            documents.append(_with_bound(document, first_seen.get(canonical(capture.url))))
    return Reading(fold_templates(documents), tuple(dropped))


def document_of(body: bytes, capture: Capture, school: School, files: FileReader) -> Document:
    """One body as a document. Never raises on what a server sent: see Document.unreadable."""
    if capture.media_type in _PAGES and not _belies_its_file(capture):
        content_type = capture.headers.get("content-type", "")
        page = extract_html(
            decode(body, content_type).raw,
            capture.final_url or capture.url,
            label=capture.label,
            role=capture.role,
            home=school.website,
            hosts=school.other_hosts,
        )
    else:
        page = files.read(body, capture)
    return replace(page, url=capture.url, sha256=capture.sha256, fetched_at=capture.fetched_at)


def _belies_its_file(capture: Capture) -> bool:
    """HTML that name and header both call a PDF or the like: an error page, no page of the site."""
    header = capture.headers.get("content-type", "")
    return is_attachment(capture.url) and bool(header) and "html" not in header.lower()


def _best(captures: Iterable[Capture]) -> list[Capture]:
    """One capture per address that has a body: the rendered one where there is one."""
    best: dict[str, Capture] = {}
    for capture in captures:
        if (
            capture.outcome in READ
            and capture.sha256
            and (capture.url not in best or capture.via == "browser")
        ):
            best[capture.url] = capture
    return list(best.values())


def _with_bound(document: Document, first_seen: date | None) -> Document:
    """A page without a date of its own is at least not younger than the day we first saw it."""
    if document.dated.source is DateSource.NONE and first_seen:
        return replace(document, dated=DocDate(None, first_seen, DateSource.FIRST_SEEN))
    return document
