-- Where pictures came from that were gathered: a link, or "data:" for one written out in full.
CREATE TABLE origin (
    digest BLOB NOT NULL,                 -- BLAKE3 of the picture's bytes
    link   TEXT NOT NULL,
    time   TEXT NOT NULL,
    PRIMARY KEY (digest, link)
) WITHOUT ROWID;
CREATE INDEX origin_link ON origin (link);
