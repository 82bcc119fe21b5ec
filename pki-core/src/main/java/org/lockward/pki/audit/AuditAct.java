package org.lockward.pki.audit;

/// What can stand in the record.
public enum AuditAct {
    INIT("init"),
    ISSUE("issue"),
    RENEW("renew"),
    REKEY("rekey"),
    REVOKE("revoke"),
    /// Issuance did not end; the serial number stays used and stands on the CRL.
    ABANDON("abandon"),
    PUBLISH_CRL("publish-crl"),
    DEPLOY("deploy"),
    DEPLOY_FAILED("deploy-failed"),
    /// What a service showed in a handshake.
    SERVED("served"),
    /// The CA is older than its record: what was done before is not in it.
    RECORD_STARTED("record-started"),
    /// The record was found changed by somebody else; it goes on behind what was found.
    RECORD_BROKEN("record-broken");

    private final String text;

    AuditAct(String text) {
        this.text = text;
    }

    /// As the record writes it.
    public String text() {
        return text;
    }
}
