-- Networks that a person trained and adopted, the newest last; which one counts is in meta
-- ('network'). What they say of contents is kept, so that going back and forth costs nothing.
CREATE TABLE network (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version TEXT NOT NULL UNIQUE,
    run     TEXT NOT NULL,
    classes TEXT NOT NULL,                -- JSON, keys of albums, null for none of them
    own     REAL NOT NULL,
    beside  REAL NOT NULL,
    sha256  TEXT NOT NULL,
    time    TEXT NOT NULL
);

CREATE TABLE opinion (
    content_id INTEGER NOT NULL REFERENCES content ON DELETE CASCADE,
    network_id INTEGER NOT NULL REFERENCES network ON DELETE CASCADE,
    scores     BLOB NOT NULL,             -- little-endian float32, one for each class
    PRIMARY KEY (content_id, network_id)
) WITHOUT ROWID;
