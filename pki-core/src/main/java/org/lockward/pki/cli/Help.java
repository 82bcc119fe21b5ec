package org.lockward.pki.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The help texts.
final class Help {

    private static final String OVERVIEW =
            """
            pki: certificates for a fleet of nodes

              pki quickstart [DIR]        see everything work on this machine, in a minute
              pki gui                     the desktop program

            The CA
              pki init                    make a root CA
              pki show-ca                 who the CA is, how long it lasts, its fingerprint
              pki publish-crl             a fresh revocation list, to every recorded deployment
              pki show-audit [ID]         what was done, when and by whom
              pki verify-audit            whether that record is whole, and a checkpoint of it

            Nodes
              pki unique-id               this machine's ID
              pki issue-node [ID]         one node: key, certificate, bundle
              pki deploy-node ID...       put the bundle in place, prove that it is served
              pki list-nodes              issued, deployed and served, with days left
              pki show-node ID            one node, all its certificates
              pki renew-node ID...        a newer certificate for the same key
              pki rekey-node ID...        a newer certificate for a new key
              pki revoke-node ID...       all its certificates, the CRL in the same act

            Any certificate
              pki inspect FILE|HOST:PORT  read it
              pki verify FILE             check its chain, dates, purpose and revocation

            pki completion bash|zsh, pki version, pki help COMMAND

            exit: 0 ok, 1 unforeseen, 2 usage or input, 3 not found, 4 conflict, 5 passphrase or
            permission, 6 refused by policy, 7 some of many failed, 8 rolled back, 9 not verified,
            10 unavailable
            """;

    private static final int WIDTH = 100;

    private Help() {}

    static String overview() {
        return OVERVIEW;
    }

    /// `-h`, `--help`, which every command has.
    static OptionSpec option() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build();
    }

    static String of(CommandLine line) {
        line.setUsageHelpWidth(WIDTH);
        return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }
}
