package org.lockward.lock.session;

import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A peer that writes down what it is sent.
final class TestEnd implements Peer {

    final List<Reply> sent = new ArrayList<>();
    final List<String> ends = new ArrayList<>();
    private final String node;
    boolean open = true;
    boolean admin;
    int resumed;

    TestEnd(String node) {
        this.node = node;
    }

    Reply last() {
        return sent.getLast();
    }

    @Override
    public String address() {
        return "192.0.2.1:1";
    }

    @Override
    public Optional<String> node() {
        return Optional.of(node).filter(n -> !n.isEmpty());
    }

    @Override
    public Optional<PeerVerdict.Refused> refusal(String claimedId) {
        return node().filter(n -> !n.equals(claimedId))
                .map(n ->
                        new PeerVerdict.Refused(PeerVerdict.Reason.CLAIMED_ID, "not so", n, "01"));
    }

    @Override
    public boolean mayAdminister() {
        return admin;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void send(Reply reply) {
        sent.add(reply);
    }

    @Override
    public void resume() {
        resumed++;
    }

    @Override
    public void end(String reason, int released, Reply last) {
        sent.add(last);
        ends.add(reason + " " + released);
    }

    @Override
    public void refuse(PeerVerdict.Refused verdict, String claimedId) {
        ends.add("refused " + verdict.certificateId() + " " + claimedId);
    }
}
