from __future__ import annotations

import pytest

from scripts.content.typography.kept_together import with_kept_together


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>vastaanottolain 35 §</p>", "<p>vastaanottolain 35_§</p>"),
        ("<a>52 b §</a>", "<a>52_b_§</a>"),
        ("ulkomaalaislain 52 b ja 52 c §", "ulkomaalaislain 52_b ja 52_c_§"),
        ("rikoslain (39/1889) 25 luvun 3 a §:ssä", "rikoslain (39/1889) 25_luvun 3_a_§:ssä"),
        ("25 kap. 3 § i strafflagen", "25_kap. 3_§ i strafflagen"),
        ("§ 3", "§_3"),
        ("24 h, 30 päivää, 6 månader och 100 %", "24_h, 30_päivää, 6_månader och 100_%"),
        ("Poistu sivulta -painike", "Poistu sivulta -+painike"),
        ("Vuonna 2020 vuoden lopussa", "Vuonna 2020 vuoden lopussa"),
        ("30 päiväkotia ja 8 henkilöä", "30 päiväkotia ja 8 henkilöä"),
        ("2013 – 2014, a - b", "2013 – 2014, a - b"),
    ],
)
def test_a_line_never_ends_between_what_belongs_together(written: str, shown: str) -> None:
    result = with_kept_together(written)
    assert result.replace("\u00a0", "_").replace("\u2060", "+") == shown


def test_tags_scripts_and_drawings_stay_as_written() -> None:
    html = '<a title="35 §" href="a b">x</a><script>a = 8 % 3; "35 §"</script><svg><path d="M1 2 h 8"/></svg>'
    assert with_kept_together(html) == html
    assert with_kept_together(f"{html}35 §").endswith("35\u00a0§")
