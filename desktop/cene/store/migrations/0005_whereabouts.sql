-- The disk that a folder was on: one that is empty, and on another disk than before, is the place
-- where a disk belongs that is not connected.
ALTER TABLE folder ADD COLUMN device INTEGER;
-- A file that somebody renamed is known by it without being read; NULL for what was seen before.
ALTER TABLE photo ADD COLUMN inode INTEGER;
CREATE INDEX photo_inode ON photo (inode);
