from tui.widgets.columns import Column, place

DATE = Column("date", "date", width=10)
TITLE = Column("title", "deal", least=10)
KIND = Column("kind", "kind", width=8, drop=2)
REPORTS = Column("reports", "reports", width=7, drop=1)


def test_flexible_columns_take_what_is_left() -> None:
    placed = place([DATE, TITLE, REPORTS], 60)
    assert [(p.column.key, p.x, p.width) for p in placed] == [("date", 0, 10), ("title", 12, 39), ("reports", 53, 7)]


def test_the_least_wanted_column_goes_first() -> None:
    assert [p.column.key for p in place([DATE, TITLE, KIND, REPORTS], 40)] == ["date", "title", "reports"]
    assert [p.column.key for p in place([DATE, TITLE, KIND, REPORTS], 30)] == ["date", "title"]


def test_the_index_of_a_cell_survives_a_dropped_column() -> None:
    assert [p.index for p in place([DATE, KIND, TITLE], 25)] == [0, 2]


def test_columns_that_must_stay_are_wider_than_the_screen() -> None:
    placed = place([DATE, TITLE], 5)
    assert placed[-1].x + placed[-1].width == 22


def test_a_column_goes_before_another_gets_too_narrow_to_read() -> None:
    roomy = Column("title", "deal", least=10, ideal=30)
    assert [p.column.key for p in place([DATE, roomy, REPORTS], 40)] == ["date", "title"]
    (_, title) = place([DATE, roomy], 30)
    assert title.width == 18


def test_where_nothing_else_helps_the_last_columns_go_too() -> None:
    stage = Column("stage", "stage", width=12, last=1)
    sign = Column("sign", "", width=1, last=2)
    assert [p.column.key for p in place([DATE, TITLE, stage, sign], 37)] == ["date", "title", "stage"]
    assert [p.column.key for p in place([DATE, TITLE, stage, sign], 30)] == ["date", "title"]
