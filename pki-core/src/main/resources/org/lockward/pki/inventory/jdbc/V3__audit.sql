-- Acts on their way into the audit record, in the order of place: the members of their lines but number and chain.
CREATE TABLE IF NOT EXISTS audit_outbox (
    place               BIGINT PRIMARY KEY,
    body                VARCHAR(65536) NOT NULL
);

-- Where the record ends: number and hash of its last line, and the file's size. At most one row.
CREATE TABLE IF NOT EXISTS audit_head (
    id                  INT PRIMARY KEY CHECK (id = 1),
    number              BIGINT NOT NULL,
    hash                CHAR(64) NOT NULL,
    size                BIGINT NOT NULL
);
