-- Paths are BLOBs of file-system bytes: not every name on a disk is valid Unicode.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('catalogue', lower(hex(randomblob(4))));

CREATE TABLE folder (
    id        INTEGER PRIMARY KEY,
    path      BLOB NOT NULL UNIQUE,
    signature BLOB NOT NULL DEFAULT x''   -- of the listing that the photos in it agree with
);

-- What was read from a picture's bytes. Keyed by content, so that a photo renamed outside Cene,
-- or one that is there twice, is looked at once.
CREATE TABLE content (
    id        INTEGER PRIMARY KEY,
    digest    BLOB NOT NULL UNIQUE,
    backbone  TEXT NOT NULL,
    embedding BLOB NOT NULL,              -- little-endian int16, see vision/backbone.py
    taken_at  TEXT
);
-- A row of content fills a page: what must not read all of them reads this.
CREATE INDEX content_backbone ON content (backbone);

CREATE TABLE prediction (
    content_id INTEGER PRIMARY KEY REFERENCES content ON DELETE CASCADE,
    model      TEXT NOT NULL,
    ranking    TEXT NOT NULL,             -- JSON [[album, probability], ...], best first
    album      TEXT NOT NULL,
    confidence REAL NOT NULL,
    novelty    REAL NOT NULL
);

CREATE TABLE photo (
    id         INTEGER PRIMARY KEY,
    folder_id  INTEGER REFERENCES folder, -- NULL: no longer where it was, place unknown
    name       BLOB,
    size       INTEGER NOT NULL,
    mtime_ns   INTEGER NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('unread', 'read', 'failed', 'raw')),
    content_id INTEGER REFERENCES content,
    error      TEXT,                      -- why it could not be read, the last time
    UNIQUE (folder_id, name),
    CHECK ((folder_id IS NULL) = (name IS NULL)),
    CHECK ((state = 'read') = (content_id IS NOT NULL))
);
CREATE INDEX photo_unread ON photo (folder_id) WHERE state = 'unread';
CREATE INDEX photo_failed ON photo (folder_id) WHERE error IS NOT NULL;
-- With the folder, for a picture that is there a thousand times would be searched a thousand times.
CREATE INDEX photo_content ON photo (content_id, folder_id);

CREATE TABLE companion (
    photo_id INTEGER NOT NULL REFERENCES photo ON DELETE CASCADE,
    name     BLOB NOT NULL,
    PRIMARY KEY (photo_id, name)
) WITHOUT ROWID;

CREATE TABLE batch (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    time      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    cause     TEXT NOT NULL,
    threshold REAL NOT NULL
);

CREATE TABLE move (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id   INTEGER NOT NULL REFERENCES batch,
    photo_id   INTEGER NOT NULL REFERENCES photo,
    mode       TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('intent', 'done', 'failed', 'undoing', 'undone')),
    album      TEXT NOT NULL,
    confidence REAL NOT NULL,
    error      TEXT
);
CREATE INDEX move_batch ON move (batch_id);
CREATE INDEX move_photo ON move (photo_id);
CREATE INDEX move_open ON move (state) WHERE state IN ('intent', 'undoing');

CREATE TABLE move_file (
    move_id  INTEGER NOT NULL REFERENCES move,
    position INTEGER NOT NULL,            -- 0 is the picture, the rest its companions
    source   BLOB NOT NULL,
    target   BLOB NOT NULL,
    device   INTEGER NOT NULL,            -- identity at the source when the intent was written
    inode    INTEGER NOT NULL,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    content  BLOB NOT NULL,               -- digest of the bytes, empty where never read
    placed_device   INTEGER,              -- identity at the target, once there
    placed_inode    INTEGER,
    placed_size     INTEGER,
    placed_mtime_ns INTEGER,
    PRIMARY KEY (move_id, position)
) WITHOUT ROWID;
CREATE INDEX move_file_source ON move_file (source);
CREATE INDEX move_file_target ON move_file (target);

-- Folders that a batch made, so that its undo can take them away again if they are empty.
CREATE TABLE made_folder (
    batch_id INTEGER NOT NULL REFERENCES batch,
    path     BLOB NOT NULL,
    PRIMARY KEY (batch_id, path)
) WITHOUT ROWID;
