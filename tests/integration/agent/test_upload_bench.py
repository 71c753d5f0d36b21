"""The `upload` bench runs, and finds every visit at the server once; how fast is not asked here."""

import argparse
from pathlib import Path

from tests.bench import upload


def test_every_visit_arrives_once_over_a_good_line_and_over_a_bad_one(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    upload.add_options(parser)
    options = parser.parse_args(["--rows", "200000", "--visits", "1200"])
    options.data = tmp_path
    figures = upload.run(options, lambda _: None)
    assert figures["calm_missing"] == figures["lossy_missing"] == figures["lossy_twice"] == 0
    assert figures["lossy_arrived"] == 1200
    assert figures["lossy_attempts"] > 1
    assert {goal.figure for goal in upload.GOALS} <= set(figures)
