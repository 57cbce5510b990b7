-- What a file was before Cene wrote tags into it, so that it can be that again.
CREATE TABLE rewritten (
    move_id  INTEGER NOT NULL REFERENCES move,
    position INTEGER NOT NULL,
    became   BLOB NOT NULL,               -- digest of the bytes after, empty where the file went
    patch    BLOB NOT NULL,               -- makes those before of them, see files/delta.py
    PRIMARY KEY (move_id, position)
) WITHOUT ROWID;

-- The bytes of a photo that got tags are others, and its picture is the same: what is known of that,
-- examples too, goes by both digests.
CREATE TABLE alias (
    digest     BLOB PRIMARY KEY,
    content_id INTEGER NOT NULL REFERENCES content ON DELETE CASCADE
) WITHOUT ROWID;
-- Of the bytes of a photo where they are not those of its content.
ALTER TABLE photo ADD COLUMN digest BLOB;
