from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage import database as door
from storage.database import migrate, open_database, pending_migrations


def test_an_empty_database_takes_all_steps_and_then_none(empty_url: str) -> None:
    steps = pending_migrations(empty_url)
    assert steps[0] == "0001_first_tables"
    assert migrate(empty_url) == steps
    assert pending_migrations(empty_url) == []
    assert migrate(empty_url) == []
    open_database(empty_url).close()


def test_asking_what_is_pending_makes_no_file(tmp_path: Path) -> None:
    pending_migrations(f"sqlite:///{tmp_path}/guatu.db")
    assert list(tmp_path.iterdir()) == []


def test_missing_folders_are_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path}/data/of/guatu.db")
    assert (tmp_path / "data/of/guatu.db").exists()


def test_a_step_that_fails_leaves_nothing_behind(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "migrations"
    versions = folder / "versions"
    versions.mkdir(parents=True)
    (folder / "env.py").write_text((door.MIGRATIONS / "env.py").read_text())
    (versions / "0001_broken.py").write_text(
        "from alembic import op\n"
        "revision, down_revision = '0001_broken', None\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE half (id INTEGER)')\n"
        "    raise ArithmeticError('broken')\n"
    )
    monkeypatch.setattr(door, "MIGRATIONS", folder)
    with pytest.raises(ArithmeticError):
        migrate(empty_url)
    engine = door.make_engine(door.parse_url(empty_url))
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_steps_are_one_line_and_called_as_their_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(door.MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    newest_first = [step.revision for step in script.walk_revisions()]
    files = sorted(path.stem for path in (door.MIGRATIONS / "versions").glob("0*.py"))
    assert newest_first == files[::-1]
    assert all(len(name) <= 32 for name in files)
