"""Accounts to export: the sample's story with events, and the example story as the desk tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.desk import Desk
from tests.tell.eventful import eventful_account

FERRY = Path(__file__).parents[3] / "example" / "ferry"


@pytest.fixture(scope="session")
def ferry():
    return Desk.read([FERRY]).accounts[0]


@pytest.fixture(params=["depot", pytest.param("ferry", marks=pytest.mark.slow)])
def account(request):
    return eventful_account() if request.param == "depot" else request.getfixturevalue("ferry")
