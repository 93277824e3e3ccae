from __future__ import annotations

import pytest

from scripts.bench.load import Measured, parse, summary

SAID = """Running 4s test @ http://127.0.0.1:8080/
  Latency Distribution
     50%  120.00us
     99%    1.25ms
  100 requests in 4.00s, 1.00MB read
{more}Requests/sec:  12345.67
"""


def test_what_wrk_says_is_read_with_its_units() -> None:
    assert parse(SAID.format(more="")) == Measured(12345.67, 1.25, 0)
    assert parse(SAID.format(more="").replace("1.25ms", "350.00us")).p99 == pytest.approx(0.35)


def test_answers_that_failed_are_counted() -> None:
    more = "  Socket errors: connect 1, read 2, write 0, timeout 3\n  Non-2xx or 3xx responses: 4\n"
    assert parse(SAID.format(more=more)).failed == 10


def test_anything_else_is_no_measurement() -> None:
    with pytest.raises(ValueError, match="wrk did not measure"):
        parse("unable to connect")


def test_a_disturbed_pair_does_not_move_the_middle_and_no_failure_is_lost() -> None:
    pairs = [
        (Measured(90, 2, 0), Measured(100, 1, 0)),
        (Measured(45, 3, 2), Measured(50, 1, 0)),
        (Measured(900, 1, 0), Measured(100, 1, 0)),
    ]
    assert summary(pairs) == (Measured(90, 2, 2), 0.9)
