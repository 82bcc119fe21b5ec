package org.lockward.pki.cli;

/// How results are written; picocli reads the constants case-insensitively.
enum OutputFormat {
    TABLE,
    JSON,
    NDJSON,
    CSV;

    @Override
    public String toString() {
        return switch (this) {
            case TABLE -> "table";
            case JSON -> "json";
            case NDJSON -> "ndjson";
            case CSV -> "csv";
        };
    }
}
