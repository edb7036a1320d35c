"""Words between marks are compared as an editor would, and nobody is accused on one witness against one."""

from __future__ import annotations

from sayso.collate.statements import find_statements
from tests.collate.laying import lay, make_story, with_entity, with_quotes

SAID = "We will rebuild the pier before the spring storms, whatever the council decides"
BENT = "We shall restore the pier ahead of the spring storms, no matter what the council decides"


def verdicts(*texts, kin=(), speakers=None, venues=None, roles=()):
    story, notes = make_story(*(f"“{text}” the harbour master said." for text in texts), kin=kin)
    for number, report in enumerate(story.reports):
        speaker = (speakers or ["e1"] * len(texts))[number]
        venue = (venues or [None] * len(texts))[number]
        quoted = with_quotes(notes[report.id], report, texts[number], speaker=speaker, venue=venue)
        notes[report.id] = with_entity(quoted, report, "the harbour master", id=speaker or "e9", roles=roles)
    return [(point.kind, point.verdict, point.origins) for point in find_statements(lay(story, notes))]


def test_the_same_words_from_two_origins_agree():
    assert verdicts(SAID, SAID) == [("quotation", "agreed", 2)]


def test_a_copy_confirms_nothing():
    assert verdicts(SAID, SAID, kin=[(0, 1)]) == [("quotation", "single", 1)]


def test_a_wording_against_two_origins_is_altered():
    swapped = SAID.replace("rebuild", "paint")
    assert verdicts(SAID, SAID, swapped, roles=("British harbour master",)) == [("quotation", "altered", 3)]


def test_two_origins_against_what_may_be_a_translation_accuse_nobody():
    other = SAID.replace("rebuild", "restore").replace("whatever the council decides", "no matter what the council says")
    assert verdicts(SAID, SAID, other) == [("quotation", "differs", 3)]


def test_no_two_translators_write_the_same_words_but_for_one():
    longer = f"{SAID} or the owners of the harbour want"
    assert verdicts(longer, longer.replace("rebuild", "paint")) == [("quotation", "altered", 2)]


def test_a_not_left_out_is_an_alteration():
    said = SAID.replace("will", "will not")
    assert verdicts(said, SAID, roles=("British harbour master",)) == [("quotation", "altered", 2)]


def test_one_name_in_two_spellings_is_no_alteration():
    said = "We told Zelenskyy to rebuild the pier before the spring storms"
    assert verdicts(said, said.replace("Zelenskyy", "Zelenskiy")) == [("quotation", "agreed", 2)]


def test_a_bracketed_insertion_at_the_end_is_no_alteration():
    said = f"{SAID} in the town"
    assert verdicts(f"{SAID} within [Tarn].", said) == [("quotation", "agreed", 2)]


def test_two_prints_of_one_text_tell_of_an_alteration_whoever_has_it_from_whom():
    assert verdicts(SAID, SAID.replace("rebuild", "paint").replace("spring", "winter"), kin=[(0, 1)]) == [("quotation", "altered", 1)]


def test_words_left_out_without_a_mark_are_no_alteration():
    shorter = SAID.replace("before the spring storms, ", "")
    assert verdicts(SAID, SAID, shorter, roles=("British harbour master",)) == [("quotation", "unsettled", 3)]


def test_a_contraction_is_no_other_wording():
    assert verdicts(SAID, SAID.replace("We will", "We'll")) == [("quotation", "agreed", 2)]


def test_a_stretch_too_short_to_have_the_words_speaks_for_neither_wording():
    swapped = SAID.replace("rebuild", "paint").replace("whatever the council decides", "come what may")
    assert verdicts(SAID, "before the spring storms", swapped, roles=("British harbour master",)) == [("quotation", "unsettled", 3)]


def test_a_stretch_too_short_to_tell_two_wordings_apart_stands_with_neither():
    swapped = SAID.replace("rebuild", "paint")
    story, notes = make_story(*(f"“{text}” the harbour master said." for text in (SAID, "before the spring storms", swapped)))
    for report, text in zip(story.reports, (SAID, "before the spring storms", swapped), strict=True):
        quoted = with_quotes(notes[report.id], report, text, speaker="e1")
        notes[report.id] = with_entity(quoted, report, "the harbour master", id="e1", roles=("British harbour master",))
    (point,) = find_statements(lay(story, notes))
    told = {one.report for reading in point.readings for one in reading.witnesses}
    assert (point.verdict, told) == ("altered", {story.reports[0].id, story.reports[2].id})


def test_a_copy_that_changes_the_words_is_altered_with_no_other_witness():
    assert verdicts(SAID, BENT, kin=[(0, 1)]) == [("quotation", "altered", 1)]


def test_one_wording_against_one_accuses_nobody():
    assert verdicts(SAID, BENT) == [("quotation", "differs", 2)]


def test_one_against_one_is_left_to_a_person_where_no_translation_explains_it():
    assert verdicts(SAID, BENT, roles=("British harbour master",)) == [("quotation", "unsettled", 2)]


def test_an_ellipsis_and_a_shorter_printing_are_no_alteration():
    assert verdicts(SAID, "We will rebuild the pier… whatever the council decides", "rebuild the pier") == [("quotation", "agreed", 3)]


def test_two_speakers_who_cannot_be_one_do_not_share_a_statement():
    assert verdicts(SAID, SAID, speakers=["e1", "e2"]) == [("quotation", "single", 1), ("quotation", "single", 1)]


def test_two_venues_of_one_statement_differ():
    assert ("venue", "differs", 2) in verdicts(SAID, SAID, venues=["X", "Telegram"])


def test_one_venue_is_no_point():
    assert verdicts(SAID, SAID, venues=["X", "X"]) == [("quotation", "agreed", 2)]
