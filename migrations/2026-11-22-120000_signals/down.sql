DROP TABLE subscription;
DROP TABLE signal_step;
DROP TABLE signal;
