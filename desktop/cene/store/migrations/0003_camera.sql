-- What took the picture, as people say it; NULL where the file does not say, and for all that was
-- read before this was asked.
ALTER TABLE content ADD COLUMN camera TEXT;
-- A row of content fills a page: a window that shows a hundred thousand photos reads this instead.
CREATE INDEX content_shown ON content (id, taken_at, camera);
