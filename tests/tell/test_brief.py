"""The brief says what is newest of what was revised."""

from __future__ import annotations

from pathlib import Path

from sayso.desk import Desk, Settings

REPORTS = {
    "courier.txt": "Ferry sinks off Marl\n\nMARL, May 3, 2031 - At least nine people were killed when the ferry Anna Maren sank off Marl on Saturday, the coastguard said.\n",
    "lantern.txt": "Ferry wreck off Marl\n\nMARL, May 4, 2031 - At least 12 people were killed when the ferry Anna Maren sank off Marl on Saturday, the coastguard said.\n",
    "tribune.txt": "Toll rises\n\nMARL, May 6, 2031 - The death toll in the wreck of the ferry Anna Maren off Marl, in which a barge struck her on Saturday, rose to 31, the coastguard said.\n",
}


def test_the_newest_value_of_a_toll_stands_in_the_brief(tmp_path):
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    story = Desk.read([Path(tmp_path)], settings=Settings(together=True, model=None)).stories[0]
    (toll,) = [point for point in story.points if point.verdict == "revised"]
    assert [reading.text for reading in toll.readings][-1] == "31"
    told = [sentence.text for sentence in story.brief]
    newest = next(at for at, text in enumerate(told) if "rose to 31" in text)
    assert all(newest < at for at, text in enumerate(told) if "nine people" in text)
