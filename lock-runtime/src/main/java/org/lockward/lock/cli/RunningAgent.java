package org.lockward.lock.cli;

import org.lockward.lock.agent.Agent;
import org.lockward.lock.agent.AgentConfig;
import org.lockward.lock.tls.PeerIdentity;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/// `lockd --agent`, from its ready line to its end.
record RunningAgent(AgentConfig config, PrintStream out) {

    /// Returns when the latch is open.
    void run(CountDownLatch stop) throws InterruptedException {
        try (Agent _ = Agent.start(config)) {
            PeerIdentity self = config.material().server().material().self();
            out.println(
                    "lockd ready on "
                            + config.socket()
                            + " agent="
                            + config.daemon()
                            + " id="
                            + self.id()
                            + " serial="
                            + self.serial());
            out.flush();
            stop.await();
        }
    }
}
