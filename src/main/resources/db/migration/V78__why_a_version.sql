-- Why a version was published stands with it: everyone who reads the plan may see it, the log of acts only some.
alter table plan_version add column reason text not null default '' check (length(reason) <= 200);
