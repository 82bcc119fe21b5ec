package org.lockward.lock.tls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How far the revocation lists of each CA were, also in earlier runs: an older one that is put in
/// their place would bring revoked nodes back. Any thread may call it.
public interface CrlMemory {

    /// The newest list of that issuer that was ever in force.
    ///
    /// @param issuerKey as in [CrlMark]
    Optional<CrlMark> newest(String issuerKey);

    /// Keeps these, where they are newer; durable when it returns.
    ///
    /// @throws org.lockward.lock.problem.LockException.Unavailable if that cannot be done
    void remember(List<CrlMark> marks);

    /// What an operator does whose CA really numbers its lists anew.
    String reset();

    /// One that forgets when the process ends.
    static CrlMemory ofThisRun() {
        Map<String, CrlMark> newest = new ConcurrentHashMap<>();
        return new CrlMemory() {
            @Override
            public Optional<CrlMark> newest(String issuerKey) {
                return Optional.ofNullable(newest.get(issuerKey));
            }

            @Override
            public void remember(List<CrlMark> marks) {
                marks.forEach(m -> newest.merge(m.issuerKey(), m, CrlMark::newer));
            }

            @Override
            public String reset() {
                return "start again";
            }
        };
    }
}
