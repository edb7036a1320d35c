"""The command line as a whole: version, help, usage, schema, measures, the doctor, and real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import msgspec
import pytest

import sayso as package
from sayso.bench import MEASURES, Row
from sayso.tell.checking import encode_check
from tests.tell.hostile.story import Case
from tests.tell.sample import make_account

COMMANDS = ("read", "show", "who", "schema", "bench", "doctor")


def test_version_is_the_package_s(sayso):
    told = sayso("--version")
    assert (told.code, told.out) == (0, f"sayso {package.__version__}\n")


def test_help_names_every_command(sayso):
    told = sayso("--help")
    assert told.code == 0
    assert all(f"\n  {name} " in told.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_the_switches_of_all(sayso, command):
    out = sayso(command, "--help").out
    assert all(switch in out for switch in ("--json", "--quiet", "--plain"))


@pytest.mark.parametrize("words", [[], ["reed", "a.txt"], ["read"], ["who", "Ana"], ["bench", "speed"], ["show", "a", "b"]], ids=" ".join)
def test_usage_ends_in_2(sayso, words):
    told = sayso(*words)
    assert told.code == 2
    assert told.err or "Usage" in told.out


def test_the_schema_holds_every_account(sayso):
    schema = json.loads(sayso("schema").out)
    assert schema == json.loads(sayso("schema", "--json").out)
    jsonschema.validate(json.loads(msgspec.json.encode(make_account())), schema)


def test_the_schema_of_a_checked_draft_holds_one(sayso):
    schema = json.loads(sayso("schema", "--of", "check").out)
    assert schema["title"] == "sayso.check/1"
    jsonschema.validate(json.loads(encode_check(Case(("One", "Two")).check)), schema)


def test_a_measure_below_its_floor_ends_in_1(sayso, monkeypatch):
    rows = {"fine": (Row(measure="F1", value=0.95, floor=0.9),), "poor": (Row(measure="F1", value=0.8, floor=0.9),)}
    monkeypatch.setattr("sayso.bench.MEASURES", {name: lambda _folder, rows=row: rows for name, row in rows.items()})
    assert sayso("bench", "fine").code == 0
    told = sayso("bench", "poor")
    assert (told.code, "below its floor" in told.out) == (1, True)
    assert json.loads(sayso("bench", "fine", "--json").out)["value"] == 0.95


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_a_measure_without_its_reports_says_so_and_ends_in_4(sayso, tmp_path, name):
    told = sayso("bench", name, tmp_path)
    assert told.code == 4
    assert "expected the real reports" in told.err


def test_a_clone_without_the_real_reports_says_where_they_would_stand(sayso, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.bench.rows.BESIDE", tmp_path)
    told = sayso("bench", "grouping")
    assert told.code == 4
    assert "../shared" in told.err
    assert "which are not part of the project" in told.err


def test_a_measure_without_what_developers_install_says_how_to_install_it(sayso, tmp_path, monkeypatch):
    monkeypatch.setattr("sayso.cli.bench.NEEDS", {"gold": {"no_such_module_of_ours": "pyyaml"}})
    told = sayso("bench", "gold", tmp_path)
    assert told.code == 2
    assert "pyyaml" in told.err
    assert "pip install '.[dev]'" in told.err


def test_the_doctor_finds_this_installation_well(sayso):
    told = sayso("doctor")
    assert told.code == 0, told.out
    assert all(line.startswith("ok") for line in told.out.splitlines())
    assert {row["name"] for row in map(json.loads, sayso("doctor", "--json").out.splitlines())} >= {"sayso", "encoder", "self-check"}


def test_the_doctor_ends_in_1_where_a_library_is_missing(sayso, monkeypatch):
    monkeypatch.setattr("sayso.cli.doctor.LIBRARIES", ("no-such-library-of-ours",))
    told = sayso("doctor")
    assert told.code == 1
    assert "FAIL no-such-library-of-ours" in told.out


def run_process(*words, **more):
    """A real run in a process of its own."""
    return subprocess.run([sys.executable, "-m", "sayso", *map(str, words)], capture_output=True, timeout=120, check=False, **more)


@pytest.mark.slow
def test_a_real_run_writes_the_same_bytes_under_another_clock_locale_and_hash_seed(quay, tmp_path):
    outputs = []
    for number, setting in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONUTF8": "0"})
    ):
        output = tmp_path.parent / f"run{number}.json"
        done = run_process("read", quay, "-o", output, env={**os.environ, **setting})
        assert done.returncode == 0, done.stderr
        outputs.append(output.read_bytes())
    assert outputs[0] == outputs[1]


@pytest.mark.slow
def test_standard_input_a_poor_encoding_and_no_colour(quay):
    done = run_process("read", "-", input=quay.read_bytes(), env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"Quay reopens\n")
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.fixture
def quays(quay):
    """A folder with a report and an input that is none, so that a run of it ends in 3."""
    (quay.parent / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return quay.parent


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code"), [("read", 3), ("read --json", 3), ("show", 3), ("who Brack", 3), ("schema", 0), ("doctor", 0), ("read --help", 0)]
)
def test_a_reader_that_leaves_early_changes_no_code_and_loses_no_warning(quays, words, code):
    given = quays if code else ""
    line = f"{sys.executable} -m sayso {words} {given} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, timeout=120, check=False)
    assert done.returncode == code
    assert done.stderr.count(b"\n") == (1 if code else 0)
    assert b"our fault" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", ["read", "read --json", "schema"])
def test_a_full_disk_under_stdout_ends_in_2_and_is_said(quay, words):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "sayso", *words.split(), *([quay] if words != "schema" else [])]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 2
    assert b"standard output" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.slow
def test_an_interrupted_run_ends_in_130_and_leaves_no_torn_file(tmp_path):
    for number in range(150):
        (tmp_path / f"{number}.txt").write_text(
            f"Quay {number} shut\n\n" + f"The quay number {number} in Marl was shut on Monday, the mayor said. " * 300
        )
    output = tmp_path.parent / "torn.json"
    # A shell starts what it puts into the background with interrupts ignored, and a child would go on ignoring them.
    running = subprocess.Popen(
        [sys.executable, "-m", "sayso", "read", tmp_path, "-o", output],
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (one call, no lock)
    )
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert b"interrupted" in err
    assert not output.exists()
    assert not list(output.parent.glob(".torn*"))
