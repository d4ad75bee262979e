-- What waited on a past day for its reviewer or for its answer is among the filings with such an act by then, whatever became of them since.
create index filing_act_waited on filing_act (at) include (filing_id, seat) where state in ('SUBMITTED', 'AMENDED', 'RETURNED');
