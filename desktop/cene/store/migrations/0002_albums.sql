-- What a person changed: albums of one's own, and ready-made ones that are not as they ship.
CREATE TABLE album (
    key         TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    parent      TEXT,                     -- key of any album, which need not have a row
    own         INTEGER NOT NULL,
    enabled     INTEGER NOT NULL,
    merged_into TEXT REFERENCES album     -- only of a ready-made one: an own one goes with its merge
) WITHOUT ROWID;

-- Keyed by content, so that an example stays one wherever its file goes.
CREATE TABLE example (
    content_id INTEGER NOT NULL REFERENCES content,
    album      TEXT NOT NULL,
    verdict    TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
    labeller   TEXT NOT NULL CHECK (labeller IN ('person', 'machine')),
    confidence REAL NOT NULL,
    source     TEXT NOT NULL,
    time       TEXT NOT NULL,
    PRIMARY KEY (content_id, album)
) WITHOUT ROWID;
-- A photo may be rejected from many albums, and belongs into one.
CREATE UNIQUE INDEX example_one_album ON example (content_id) WHERE verdict = 'confirmed';
CREATE INDEX example_album ON example (album);

-- Predictions follow from embeddings: losing them costs one pass of the head.
DROP TABLE prediction;
CREATE TABLE prediction (
    content_id INTEGER PRIMARY KEY REFERENCES content ON DELETE CASCADE,
    model      TEXT NOT NULL,
    album      TEXT NOT NULL,             -- the best of the ranking
    confidence REAL NOT NULL,
    novelty    REAL NOT NULL,
    reach      REAL NOT NULL,             -- greatest of the confidences here: the photo files
                                          -- itself at any threshold up to it
    -- Albums above, surer than any below them, the narrowest first. Columns, not JSON, for their
    -- confidences are compared with thresholds to the last bit.
    parent_1   TEXT, parent_1_confidence REAL NOT NULL DEFAULT 0,
    parent_2   TEXT, parent_2_confidence REAL NOT NULL DEFAULT 0,
    parent_3   TEXT, parent_3_confidence REAL NOT NULL DEFAULT 0,
    -- The confidences once more, packed: a hundred thousand are read at once for the risk curve.
    steps      BLOB NOT NULL,             -- little-endian float64: album, parents; 0 for none
    alike      INTEGER NOT NULL DEFAULT 0, -- examples of the album that look like this photo
    told       INTEGER NOT NULL DEFAULT 0, -- whether the person put it there
    ranking    TEXT NOT NULL,             -- the best albums, one a line
    chances    BLOB NOT NULL              -- their probabilities, little-endian float64
);

-- For what was filed into an album a while ago, newest first.
CREATE INDEX move_album ON move (album, batch_id) WHERE state = 'done';
