"""What is taken for a slip of the hand, and what is not."""

from __future__ import annotations

import pytest

from scripts.problems import likest, nearest


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("victim_suport", "victim_support"),
        ("laki_389_2051", "laki_389_2015"),
        ("loyda-apua/oikeutessi.md", "loyda-apua/oikeutesi.md"),
        ("loyda_apua/poliisi.md", "loyda-apua/poliisi.md"),
        ("size", "size"),
        ("siez", "size"),
    ],
)
def test_a_slip_of_the_hand_brings_what_was_meant(written: str, meant: str) -> None:
    assert nearest(written, ["something/else.md", meant, "other"]) == meant


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("laki_389_2015", "laki_388_2015"),
        ("victim_support", "victim_support_lawyer"),
        ("ik_pol", "ik_org"),
        ("loyda-apua/harkinta-aika.md", "loyda-apua/puhelin.md"),
        ("loyda-apua/harkinta-aika.md", "ammattilaisille/harkinta-aika.md"),
        ("ajankohtaista/uudistus-2023.md", "ajankohtaista/vuosi-2020.md"),
        ("ihmiskauppa/laki.md", "ihmiskauppa/lapset.md"),
        ("auttamisjarjestelma/hankkeet.md", "auttamisjarjestelma/index.md"),
    ],
)
def test_what_was_deleted_brings_nothing_else_that_resembles_it(written: str, known: str) -> None:
    assert nearest(written, [known]) == ""
    assert likest(written, [known]) == known
