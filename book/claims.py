"""The checks as claims that were reviewed, in the shape of schema.org's ClaimReview.

An export of data only: pages do not carry it, since it is meant for fact-checks of claims about the world,
and this book checks whether a document's numbers fit together. Knows findings and editions.
"""

from __future__ import annotations

from recount.checks.finding import Finding
from recount.checks.verdicts import VERDICTS_TH, Verdict
from recount.cite.edition import FINDINGS, Edition
from recount.report import Report
from recount.wording import Language

#: Verdicts from worst to best, as ClaimReview's numeric rating counts. What cannot be checked has no rating.
_RATINGS = {
    Verdict.IMPLAUSIBLE: 1,
    Verdict.DISAGREES: 1,
    Verdict.WORDING_DIFFERS: 2,
    Verdict.AGREES_LOOSELY: 3,
    Verdict.AGREES_IF_TRUNCATED: 4,
    Verdict.AGREES: 5,
}
REPORT_AUTHOR = {"@type": "Organization", "name": "Alibaba Group"}
_REPORT_TITLE = "Alibaba Group's Thai-language report on its COVID-19 response (2020)"


def claim_reviews(report: Report, edition: Edition) -> list[dict[str, object]]:
    """One record for each check, in the order of the checks."""
    return [_review(finding, report, edition) for finding in report.audit()]


def _review(finding: Finding, report: Report, edition: Edition) -> dict[str, object]:
    figures = [report[id] for id in finding.statement.figures]
    claimed = "; ".join(f"{figure.label_en}: {figure.words} ({figure.phrase})" for figure in figures)
    languages: tuple[Language, ...] = ("en", "th")
    record = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": finding.id,
        "url": edition.address_of(f"chapters/{FINDINGS}", finding.id),
        "datePublished": edition.date.isoformat(),
        "version": edition.version,
        "author": [{"@type": "Organization", "name": who.en} for who in edition.contributors],
        "claimReviewed": claimed,
        "itemReviewed": {
            "@type": "Claim",
            "author": REPORT_AUTHOR,
            "appearance": {"@type": "CreativeWork", "name": _REPORT_TITLE, "inLanguage": "th"},
            "datePublished": "2020",
            "identifier": [figure.id for figure in figures],
        },
        "reviewRating": _rating(finding),
        "reviewBody": [
            {"@language": language, "@value": words}
            for language, words in zip(languages, (finding.words_en, finding.words_th), strict=True)
        ],
        "inLanguage": list(languages),
        "license": edition.licence.address,
    }
    return {name: value for name, value in record.items() if value is not None}


def _rating(finding: Finding) -> dict[str, object]:
    rating: dict[str, object] = {
        "@type": "Rating",
        "alternateName": [
            {"@language": "en", "@value": str(finding.verdict)},
            {"@language": "th", "@value": VERDICTS_TH[finding.verdict]},
        ],
    }
    if finding.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[finding.verdict], "bestRating": 5, "worstRating": 1}
    return rating
