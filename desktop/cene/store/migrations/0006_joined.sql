-- A file that came after its photo was filed: the move of the photo that it was brought to.
ALTER TABLE move ADD COLUMN joins INTEGER REFERENCES move;
CREATE INDEX move_joins ON move (joins) WHERE joins IS NOT NULL;
-- Files in a folder of which the photo was filed without them. A run that may not touch files leaves
-- them there for the next, which does not look at a folder again that is as it was.
CREATE TABLE straggler (
    folder_id INTEGER NOT NULL REFERENCES folder,
    name      BLOB NOT NULL,
    PRIMARY KEY (folder_id, name)
) WITHOUT ROWID;
