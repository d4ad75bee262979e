-- Whether a kindergarten has a research topic is asked of every board: topics are few among the facts.
create index fact_of_topic on fact (unit_id) where kind = 'TOPIC';
