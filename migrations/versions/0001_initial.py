"""The first schema: captures of the crawl, findings of the check, decisions of the review."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _crawl()
    _check()
    _review()


def _crawl() -> None:
    op.create_table(
        "crawls",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("school", sa.String(80), nullable=False, index=True),
        sa.Column("run", sa.String(40), nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("stats", sa.JSON, nullable=False),
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("crawl_id", sa.Integer, sa.ForeignKey("crawls.id"), nullable=False, index=True),
        sa.Column("school", sa.String(80), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("fetched_at", sa.DateTime, nullable=False),
        sa.Column("final_url", sa.Text, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("media_type", sa.String(200), nullable=False),
        sa.Column("size", sa.Integer),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("via", sa.String(20), nullable=False),
        sa.Column("referrer", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("tls_problem", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
    )
    op.create_index("captures_of_address", "captures", ["school", "url"])
    op.create_table(
        "dropped_bodies",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.Column("dropped_at", sa.DateTime, nullable=False),
    )


def _check() -> None:
    op.create_table(
        "checks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("school", sa.String(80), nullable=False, index=True),
        sa.Column("crawl_id", sa.Integer, sa.ForeignKey("crawls.id")),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("what_if", sa.Boolean, nullable=False),
        sa.Column("checked_at", sa.DateTime, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("crashes", sa.JSON, nullable=False),
    )
    op.create_table(
        "check_findings",
        sa.Column("check_id", sa.Integer, sa.ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("fingerprint", sa.String(40), primary_key=True),
        sa.Column("finding", sa.JSON, nullable=False),
    )
    op.create_table(
        "histories",
        sa.Column("school", sa.String(80), primary_key=True),
        sa.Column("fingerprint", sa.String(40), primary_key=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("first_seen", sa.Date, nullable=False),
        sa.Column("last_seen", sa.Date, nullable=False),
        sa.Column("first_crawl", sa.Integer),
        sa.Column("absent_since", sa.DateTime),
        sa.Column("finding", sa.JSON, nullable=False),
    )


def _review() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("school", sa.String(80), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("edition", sa.String(40), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("file_mtime", sa.DateTime, nullable=False),
        sa.Column("read_at", sa.DateTime, nullable=False),
    )
    op.create_index("decisions_of_subject", "decisions", ["subject", "field"])


def downgrade() -> None:
    names = (
        "decisions", "histories", "check_findings", "checks", "dropped_bodies", "captures", "crawls",
    )  # fmt: skip
    for name in names:
        op.drop_table(name)
