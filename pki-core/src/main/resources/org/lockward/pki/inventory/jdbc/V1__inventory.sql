-- A CA key. crl_number is taken before a CRL is signed, the other crl_ columns tell of the one published last.
CREATE TABLE issuer (
    generation          VARCHAR(32) PRIMARY KEY,
    certificate         VARBINARY(65536) NOT NULL,
    created_at          TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    crl_number          BIGINT DEFAULT 0 NOT NULL,
    crl_published       BIGINT,
    crl_this_update     TIMESTAMP(3) WITH TIME ZONE,
    crl_next_update     TIMESTAMP(3) WITH TIME ZONE
);

-- A node. From issuer on: its newest recorded certificate and its last deployment, so that a list reads one table
-- in the order of one index. All of it is NULL until a first certificate is recorded.
CREATE TABLE node (
    id                  VARCHAR(64) PRIMARY KEY,
    issuer              VARCHAR(32),
    serial              VARCHAR(40),
    state               VARCHAR(10),
    not_before          TIMESTAMP(3) WITH TIME ZONE,
    not_after           TIMESTAMP(3) WITH TIME ZONE,
    issued_at           TIMESTAMP(3) WITH TIME ZONE,
    names               VARCHAR(2100) ARRAY,
    labels              VARCHAR(1100) ARRAY,
    deployed_serial     VARCHAR(40),
    deployed_at         TIMESTAMP(3) WITH TIME ZONE,
    served_serial       VARCHAR(40),
    served_at           TIMESTAMP(3) WITH TIME ZONE
);
CREATE INDEX node_by_expiry ON node (not_after, id);
CREATE INDEX node_by_state ON node (state, not_after, id);
CREATE INDEX node_by_issue ON node (issued_at DESC, id);

CREATE TABLE node_label (
    name                VARCHAR(64) NOT NULL,
    "VALUE"             VARCHAR(1000) NOT NULL,
    node                VARCHAR(64) NOT NULL REFERENCES node,
    PRIMARY KEY (name, "VALUE", node)
);
CREATE INDEX node_label_by_node ON node_label (node);

-- The beginnings at which a search finds a node.
CREATE TABLE search_token (
    token               VARCHAR(100) NOT NULL,
    node                VARCHAR(64) NOT NULL REFERENCES node,
    PRIMARY KEY (token, node)
);
CREATE INDEX search_token_by_node ON search_token (node);

-- A public key belongs to one node for ever.
CREATE TABLE public_key (
    sha256              CHAR(64) PRIMARY KEY,
    node                VARCHAR(64) NOT NULL REFERENCES node,
    UNIQUE (sha256, node)
);

-- A serial number, from before its signature on. ended_at: when it was superseded, revoked or abandoned.
CREATE TABLE certificate (
    issuer              VARCHAR(32) NOT NULL REFERENCES issuer,
    serial              VARCHAR(40) NOT NULL,
    node                VARCHAR(64) NOT NULL REFERENCES node,
    state               VARCHAR(10) NOT NULL
        CHECK (state IN ('RESERVED', 'ACTIVE', 'ABANDONED', 'SUPERSEDED', 'EXPIRED', 'REVOKED')),
    not_before          TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    not_after           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    public_key          CHAR(64) NOT NULL,
    reserved_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    ended_at            TIMESTAMP(3) WITH TIME ZONE,
    reason              VARCHAR(32),
    -- NULLs are distinct: a node has any number of certificates, of which one holds its place.
    active_node         VARCHAR(64) GENERATED ALWAYS AS (CASE WHEN state IN ('RESERVED', 'ACTIVE') THEN node END),
    PRIMARY KEY (issuer, serial),
    CONSTRAINT one_active_certificate_a_node UNIQUE (active_node),
    CONSTRAINT public_key_of_one_node FOREIGN KEY (public_key, node) REFERENCES public_key (sha256, node),
    CONSTRAINT revoked_at_a_time_for_a_reason
        CHECK (state <> 'REVOKED' OR (ended_at IS NOT NULL AND reason IS NOT NULL))
);
CREATE INDEX certificate_by_node ON certificate (node, reserved_at);
CREATE INDEX certificate_by_state ON certificate (state, not_after);
CREATE INDEX certificate_by_reservation ON certificate (reserved_at);

-- DER apart, so that lists do not read it.
CREATE TABLE certificate_der (
    issuer              VARCHAR(32) NOT NULL,
    serial              VARCHAR(40) NOT NULL,
    der                 VARBINARY(65536) NOT NULL,
    PRIMARY KEY (issuer, serial),
    FOREIGN KEY (issuer, serial) REFERENCES certificate
);

CREATE TABLE deployment (
    node                VARCHAR(64) NOT NULL REFERENCES node,
    destination         VARCHAR(1000) NOT NULL,
    deployed_serial     VARCHAR(40) NOT NULL,
    deployed_at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    served_serial       VARCHAR(40),
    served_at           TIMESTAMP(3) WITH TIME ZONE,
    PRIMARY KEY (node, destination)
);
