-- The list of filings begins with the one acted on last; what nobody acted on yet, which has no such moment, comes at its end.
drop index filing_acted_at_idx;
create index filing_latest on filing (acted_at desc nulls last, id desc);
