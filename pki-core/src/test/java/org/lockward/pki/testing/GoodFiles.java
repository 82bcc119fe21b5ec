package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Files that look odd and must be read all the same (RFC 7468, section 2 and 3).
public final class GoodFiles {

    private final List<HostileFile> files = new ArrayList<>();

    private GoodFiles() {}

    public static List<HostileFile> all() {
        GoodFiles good = new GoodFiles();
        Sample.all().forEach(good::variants);
        Sample ca = Sample.of(HostileFile.Kind.BUNDLE);
        Sample crl = Sample.of(HostileFile.Kind.CRL);
        good.add("two certificates", ca, ca.pem() + Sample.of(HostileFile.Kind.CERTIFICATE).pem());
        good.add("ten of the same", crl, crl.pem().repeat(10));
        good.subjects();
        return good.files;
    }

    private void variants(Sample sample) {
        String pem = sample.pem();
        add("as written", sample, pem);
        add("carriage return and line feed", sample, pem.replace("\n", "\r\n"));
        add("carriage returns", sample, pem.replace("\n", "\r"));
        add("no newline at the end", sample, pem.strip());
        add("blank lines around", sample, "\n\n" + pem + "\n \n");
        add("blanks behind each line", sample, pem.replace("\n", " \t\n"));
        add("explanatory text before", sample, "Subject: CN=a\nIssuer: CN=b\n" + pem);
        add("explanatory text behind", sample, pem + "made on a Friday\n");
        add("base64 in one line", sample, oneLine(sample));
        add("a blank before each line", sample, pem.replaceAll("\n(?=[^-])", "\n "));
    }

    private static String oneLine(Sample sample) {
        String boundary = sample.label() + "-----\n";
        String body = sample.body().replace("\n", "");
        return "-----BEGIN " + boundary + body + "\n-----END " + boundary;
    }

    /// What a request asks for is not taken over, so its subject is nobody's danger but that of
    /// whoever prints it.
    private void subjects() {
        subject("nul in the subject", "a\u0000b");
        subject("escape in the subject", "a\u001b[2J\u001b]0;owned\u0007");
        subject("right-to-left override in the subject", "a\u202egnp.exe");
        subject("newlines in the subject", "a\r\npki: error: none");
        subject("a subject of 20,000 characters", "a".repeat(20_000));
        subject("a subject of quotes", "\"'`$(id)\\");
        subject("an empty subject", "");
    }

    private void subject(String name, String commonName) {
        KeyAlgorithm p256 = KeyAlgorithm.parse("ec-p256");
        var pair = KeyPairs.generate(p256, TestCa.RANDOM);
        var info =
                new CertificationRequestInfo(
                        name(commonName),
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                        new DERSet());
        try {
            byte[] der = Signatures.signed(p256, pair.getPrivate(), info.getEncoded("DER"));
            String pem = Pem.encode(Pem.CERTIFICATE_REQUEST, der);
            add(name, Sample.of(HostileFile.Kind.CSR), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X500Name name(String commonName) {
        ASN1EncodableVector attribute = new ASN1EncodableVector();
        attribute.add(BCStyle.CN);
        attribute.add(new DERUTF8String(commonName));
        return X500Name.getInstance(new DERSequence(new DERSet(new DERSequence(attribute))));
    }

    private void add(String name, Sample sample, String text) {
        files.add(HostileFile.named(name, sample.kind()).text(text).says(""));
    }
}
