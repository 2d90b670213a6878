-- What made this file.

CREATE TABLE schema_info (
    version INTEGER NOT NULL,
    application VARCHAR NOT NULL
);
COMMENT ON TABLE schema_info IS 'The one row that tells which program made this file and how its tables are shaped';
COMMENT ON COLUMN schema_info.version IS 'The version of the tables, views and macros';
COMMENT ON COLUMN schema_info.application IS 'The name of the program that made the file';
