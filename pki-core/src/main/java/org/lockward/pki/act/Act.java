package org.lockward.pki.act;

import java.util.List;

/// One thing that a person asks of the CA; the command line can say each of them.
public interface Act {

    /// The command's name and its arguments, without `pki`; parsing them gives an equal act.
    List<String> words();
}
