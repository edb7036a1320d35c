"""A story of a thousand reports is made of real ones, each another report at the same places."""

from __future__ import annotations

from sayso.annotate import annotate
from sayso.bench.many import _again
from tests.making import make_report


def test_another_report_has_other_words_at_the_same_places():
    report = make_report("The ferry Aurelia ran aground near the harbour because nobody had lighted the beacon.", file="a.txt")
    notes = annotate(report)
    other, own = _again(report, notes, 3)
    assert other.text != report.text
    assert [len(word) for word in other.text.split()] == [len(word) for word in report.text.split()]
    assert (own.report, other.id) == (other.id, own.report)
    assert _again(report, notes, 0) == (report, notes)
