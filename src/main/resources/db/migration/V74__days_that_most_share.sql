-- Nearly all duties were known when the plan was published. Kept plans, which do not know the day asked for, took this index to spare
-- two thirds of them and walked through all of them in its order: who is late took 60 ms instead of 6.
drop index duty_known;
