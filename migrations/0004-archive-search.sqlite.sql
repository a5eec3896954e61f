-- One row a page, rowid = archive_page.id. Contentless: the text itself is in archive_text.
CREATE VIRTUAL TABLE archive_search USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE archive_word USING fts5vocab (archive_search, 'row');
