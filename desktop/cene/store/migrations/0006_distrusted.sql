-- Files that were in work when a process died, until they are known to be innocent of that. By
-- their place, for not all of them are photos that the catalogue knows.
CREATE TABLE distrusted (
    folder BLOB NOT NULL,
    name   BLOB NOT NULL,
    PRIMARY KEY (folder, name)
) WITHOUT ROWID;
