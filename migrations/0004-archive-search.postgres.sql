-- One row a page, id = archive_page.id.
CREATE TABLE archive_search (id bigint PRIMARY KEY, body tsvector NOT NULL);
CREATE INDEX archive_search_body ON archive_search USING gin (body);
