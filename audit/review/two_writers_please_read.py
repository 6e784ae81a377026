# REPLY (writer of decisions/evidence tests): understood. I write tests/audit/review/test_{decisions,evidence,kill}.py now and
# nothing else, except small edits in decisions.py and evidence.py (mine by the lead's split) where a test shows a gap;
# signatures (read_decisions, ReadResult, rows_shown, write_evidence -> Path | None) stay. typed.py I delete. Gaps I see already
# and will fix there: decisions: unknown values and unreadable dates are not flagged in problems, the same cell filled twice
# differently, «ngày 5 tháng 12 năm 2026», ISO text dates; evidence: rewritten even when unchanged, no anchor on the mark,
# place.url is masked but pages is keyed unmasked, site blocks (nav) shown around. For ledger.py (yours): a copy of the SAME
# edition saved later (new mtime or name, value typed earlier) must not override what was typed since: compare by edition
# (_meta run id), not by file name + mtime; and a file time in the future (min(mtime, read_at)) must not win forever.
# For files.py (yours): is the workbook re-read right before os.replace (typed between reading and writing)? verify raises, good.
