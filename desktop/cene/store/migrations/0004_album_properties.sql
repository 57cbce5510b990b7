-- What a person wants of one album that is not as for all; NULL where it is.
ALTER TABLE album ADD COLUMN threshold REAL;
ALTER TABLE album ADD COLUMN folder TEXT;
ALTER TABLE album ADD COLUMN colour TEXT;
