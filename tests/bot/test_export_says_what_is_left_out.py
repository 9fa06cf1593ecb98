from datetime import date

from jobs.export import load_export
from storage.regions import find_region_by_path
from tests.bot.said import BINZHOU, project


def test_a_place_with_more_than_a_table_holds(bot_database, newsroom) -> None:
    newsroom.print(*(project(BINZHOU, f"{name}港码头") for name in "甲乙丙"), region=BINZHOU)
    with bot_database.read() as conn:
        region = find_region_by_path(conn, BINZHOU)
        export = load_export(conn, region, date(2023, 4, 18), most=2)
    assert len(export.all_rows.rows) == 2
    assert export.left_out == 1
    notes = dict(export.sheets[-1].rows)
    assert notes["项目"].startswith("2 行；另有 1 项更早说到的没有列出")
