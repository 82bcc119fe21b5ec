-- A certificate can take the place of another one of its node. The other one keeps the place until the new one is
-- recorded: so there are two rows, of which one is active. Dropped first is what a run that was cut off had added.
ALTER TABLE certificate DROP CONSTRAINT IF EXISTS one_active_certificate_a_node;
ALTER TABLE certificate DROP CONSTRAINT IF EXISTS one_successor_a_node;
ALTER TABLE certificate DROP COLUMN IF EXISTS active_node, succeeding_node, profile, succeeds, revoke_at;
-- revoke_at: when the grace of a superseded certificate is over.
ALTER TABLE certificate ADD (
    profile             VARCHAR(64),
    succeeds            VARCHAR(40),
    revoke_at           TIMESTAMP(3) WITH TIME ZONE,
    active_node         VARCHAR(64) GENERATED ALWAYS AS
        (CASE WHEN state = 'ACTIVE' OR (state = 'RESERVED' AND succeeds IS NULL) THEN node END),
    succeeding_node     VARCHAR(64) GENERATED ALWAYS AS
        (CASE WHEN state = 'RESERVED' AND succeeds IS NOT NULL THEN node END)
);
ALTER TABLE certificate ADD CONSTRAINT one_active_certificate_a_node UNIQUE (active_node);
ALTER TABLE certificate ADD CONSTRAINT one_successor_a_node UNIQUE (succeeding_node);
CREATE INDEX IF NOT EXISTS certificate_by_grace ON certificate (revoke_at);

-- Whom to ask what is served there.
ALTER TABLE deployment ADD COLUMN IF NOT EXISTS service VARCHAR(300);
