"""`sayso read`: the summary, the files, and what goes where."""

from __future__ import annotations

import json

import msgspec
import pytest

from sayso.cli.working import command_as_typed
from sayso.errors import OutputError, SaysoError
from sayso.model import Problem
from sayso.tell import Account, read_account
from tests.tell.sample import account_rows, make_account


@pytest.fixture
def spotless():
    """The depot fire with nothing set aside and no problem."""
    return msgspec.structs.replace(make_account(), set_aside=[], problems=[])


def test_the_summary_begins_with_title_reports_origins_and_counts(sayso, tell, spotless):
    tell(spotless)
    told = sayso("read", "depot")
    title, reports, named, counts, *_ = told.out.splitlines()
    assert title == "Fire guts tram depot in Sorvan"
    assert reports == "5 reports · 4 independent origins · 2026-03-03 to 2026-03-04"
    assert named.startswith("A Halden Press · B Sorvan Daily (rewrites A) · C The Northern Lantern · ")
    assert counts.startswith("1 conflict · 2 altered · 1 disputed · 1 revised · 1 to look at")
    assert (told.code, told.err) == (0, "")


def test_a_conflict_shows_the_words_of_each_side(sayso, tell, spotless):
    tell(spotless)
    out = sayso("read", "depot").out
    assert "A, B, D: “Three firefighters”" in out
    assert "C: “Four firefighters”" in out


def test_a_report_without_an_outlet_is_called_by_its_file(sayso, tell, spotless):
    tell(spotless)
    assert "e.txt" in sayso("read", "depot").out


def test_what_to_do_next_names_what_was_given(sayso, tell, spotless):
    tell(spotless)
    assert "sayso read 'my depot' -o story.html --open" in sayso("read", "my depot").out


def test_inputs_set_aside_are_named_on_stderr_and_end_in_3(sayso, tell):
    tell(problems=[Problem(report="photo.txt", room="read", text="found a PNG picture")])
    told = sayso("read", "depot")
    assert told.code == 3
    assert "search.html: set aside: a page of search results" in told.err
    assert "photo.txt: found a PNG picture" in told.err


def test_an_inferred_day_is_told_in_the_summary_and_is_no_fault(sayso, tell, spotless):
    tell(msgspec.structs.replace(spotless, problems=make_account().problems[:1]))
    told = sayso("read", "depot")
    assert "! D: carries no date" in told.out
    assert told.code == 0


def test_quiet_says_nothing_on_stderr_and_keeps_the_code(sayso, tell):
    tell()
    told = sayso("read", "depot", "--quiet")
    assert (told.code, told.err) == (3, "")


def test_several_stories_are_told_one_after_the_other(sayso, tell, spotless):
    tell(spotless, spotless)
    assert sayso("read", "depot").out.count("Fire guts tram depot in Sorvan\n5 reports") == 2


def test_json_is_an_account_a_line(sayso, tell, spotless):
    tell(spotless, spotless)
    lines = sayso("read", "depot", "--json").out.splitlines()
    assert [msgspec.json.decode(line, type=Account) for line in lines] == [spotless, spotless]


def test_an_output_takes_the_place_of_the_summary_and_is_named(sayso, tell, spotless, tmp_path):
    tell(spotless)
    told = sayso("read", "depot", "-o", tmp_path / "a.json", "-o", tmp_path / "a.jsonl")
    assert told.out == ""
    assert told.err.splitlines() == [f"wrote {tmp_path / 'a.json'}", f"wrote {tmp_path / 'a.jsonl'}"]
    assert read_account(tmp_path / "a.json") == read_account(tmp_path / "a.jsonl") == (spotless,)


def test_two_stories_are_a_list_in_json_and_a_page_each(sayso, tell, spotless, tmp_path):
    tell(spotless, spotless)
    told = sayso("read", "depot", "-o", tmp_path / "a.json", "-o", tmp_path / "a.html")
    assert len(json.loads((tmp_path / "a.json").read_text())) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-1.html", "a-2.html", "a.json"]
    assert f"wrote {tmp_path / 'a-2.html'}" in told.err


def test_markdown_holds_all_stories(sayso, tell, spotless, tmp_path):
    tell(spotless, spotless)
    sayso("read", "depot", "-o", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_text(encoding="utf-8").count("# Fire guts tram depot in Sorvan") == 2


def test_open_shows_the_page_and_makes_one_where_none_was_asked_for(sayso, tell, spotless, tmp_path, monkeypatch):
    tell(spotless)
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("sayso.cli.read.mkdtemp", lambda **_: str(tmp_path))
    told = sayso("read", "depot", "--open")
    assert opened == [(tmp_path / "story.html").as_uri()]
    assert told.out.startswith("Fire guts tram depot")


def test_settings_reach_the_desk(sayso, tell):
    asked = tell()
    sayso("read", "a", "b", "--published", "2031-05-05", "--outlet", "Brack Courier", "--together", "--strict")
    ((paths, settings),) = asked
    assert paths == ["a", "b"]
    assert (settings.published, settings.outlet, settings.together, settings.strict) == ("2031-05-05", "Brack Courier", True, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "a.xls"], "an output ending in '.xls'"),
        (["-o", "a"], "an output without an ending"),
        (["-o", "nowhere/a.json"], "no such file or directory"),
        (["-o", "."], "an output without an ending"),
        (["-o", "folder.json"], "a folder"),
        (["-o", "/proc/a.json"], "/proc/a.json"),
        (["--published", "soon"], "'soon'"),
        (["--colour"], "No such option"),
    ],
)
def test_what_cannot_be_followed_is_refused_before_anything_is_read(sayso, tell, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.json").mkdir()
    asked = tell()
    told = sayso("read", "depot", *words)
    assert (told.code, asked) == (2, [])
    assert says in told.err
    assert "try: " in told.err


def test_an_input_is_never_overwritten(sayso, tell, tmp_path):
    tell()
    path = tmp_path / "lines.jsonl"
    path.write_text("{}")
    assert sayso("read", path, "-o", path).code == 2
    assert path.read_text() == "{}"


def test_a_failing_write_leaves_what_was_there_and_no_torn_file(sayso, tell, tmp_path, monkeypatch):
    tell()
    path = tmp_path / "a.json"
    path.write_text("before")

    def fill(place, _raw):
        place.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", fill)
    told = sayso("read", "depot", "-o", path)
    assert told.code == 2
    assert "no space left on device" in told.err
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]
    assert path.read_text() == "before"


def test_control_characters_of_a_report_never_reach_the_terminal(sayso, tell):
    rows = account_rows()
    rows["story"]["title"] = "Fire\x1b[2J \u202eand\x9b water\x07"
    tell(msgspec.convert(rows, Account))
    for words in ((), ("--json",)):
        out = sayso("read", "depot", *words).out
        assert not set("\x1b\x9b\x07\u202e") & set(out)
    assert json.loads(out)["story"]["title"] == rows["story"]["title"]


@pytest.mark.parametrize(
    ("error", "code"), [(SaysoError("no model"), 1), (OutputError("full"), 2), (KeyboardInterrupt(), 130), (RuntimeError("surprise"), 1)]
)
def test_an_error_on_the_way_is_one_line_and_its_code(sayso, monkeypatch, error, code):
    def fail(*_args, **_more):
        raise error

    monkeypatch.setattr("sayso.desk.Desk.read", fail)
    told = sayso("read", "depot")
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("sayso: ")
    assert told.err.count("\n") == 1


def test_plain_has_no_escape_codes(sayso, tell, monkeypatch):
    tell()
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in sayso("read", "depot").out
    assert "\x1b[3" not in sayso("read", "depot", "--plain").out


def test_what_was_set_aside_is_named_before_the_summary(sayso, tell, monkeypatch):
    tell()
    told = []
    monkeypatch.setattr("sayso.cli.terminal.Terminal.say", lambda *_args, **_more: told.append("out"))
    monkeypatch.setattr("sayso.cli.terminal.Terminal.complain", lambda *_args, **_more: told.append("err"))
    sayso("read", "depot")
    assert "err" in told[:1]
    assert "err" not in told[told.index("out") :]


def test_an_output_given_twice_is_written_once(sayso, tell, spotless, tmp_path):
    tell(spotless)
    told = sayso("read", "depot", "-o", tmp_path / "a.json", "-o", tmp_path / "." / "a.json")
    assert told.err.splitlines() == [f"wrote {tmp_path / 'a.json'}"]


@pytest.mark.parametrize(
    ("started", "path", "typed"),
    [
        ("bin/sayso", "bin", "sayso"),
        ("bin/sayso", "elsewhere", "bin/sayso"),
        ("my bin/sayso", "elsewhere", "'my bin/sayso'"),
        ("bin/pytest", "elsewhere", "sayso"),
    ],
)
def test_the_next_command_can_be_typed_where_sayso_is_not_on_path(tmp_path, monkeypatch, started, path, typed):
    program = tmp_path / started
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / path))
    monkeypatch.setattr("sys.argv", [started])
    assert command_as_typed() == typed


def test_the_help_of_strict_says_that_what_is_set_aside_ends_nothing(sayso):
    assert "A report set aside (another event, a search page) ends nothing." in " ".join(sayso("read", "--help").out.split())
