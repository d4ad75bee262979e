-- Lists that begin with the latest deadline come to what was settled ahead of it by the day on which it was, not past tens of thousands
-- of duties that are still to come.
create index duty_settled on duty (settled_on, due_on) where settled_on < 'infinity';

-- Nothing looks here any more: what is pending is found by duty_late_on_settled_on_idx.
drop index duty_pending;
