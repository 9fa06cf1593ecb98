"""Facts keep the sentences that they stand in: pages need not be read for them."""

import sqlalchemy as sa
from alembic import op

from storage.sentences import AROUND, BEFORE, sentence_in

revision = "0023_sentences"
down_revision = "0022_last_told"

BATCH = 1000


def upgrade() -> None:
    op.add_column("facts", sa.Column("sentence", sa.Text(), nullable=False, server_default=""))
    _cut_out_sentences()


def _cut_out_sentences() -> None:
    conn = op.get_bind()
    query = sa.text(
        "SELECT facts.id, facts.span_start, substr(pages.text,"
        f" CASE WHEN facts.span_start > {BEFORE} THEN facts.span_start - {BEFORE} ELSE 0 END + 1,"
        f" {AROUND})"
        " FROM facts JOIN articles ON articles.id = facts.article_id"
        " JOIN pages ON pages.id = articles.page_id"
        " WHERE facts.id > :after ORDER BY facts.id LIMIT :batch"
    )
    tell = sa.text("UPDATE facts SET sentence = :sentence WHERE id = :id")
    after = 0
    while rows := conn.execute(query, {"after": after, "batch": BATCH}).all():
        told = [
            {"id": fact_id, "sentence": sentence_in(around, start)}
            for fact_id, start, around in rows
        ]
        conn.execute(tell, told)
        after = rows[-1][0]
