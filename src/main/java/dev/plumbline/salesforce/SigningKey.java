package dev.plumbline.salesforce;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The RSA key that signs our JWTs. Never shows itself. */
final class SigningKey {

    private static final String KEY = "plumbline.salesforce.private-key";
    private static final long LARGEST_FILE = 64 * 1024;

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** RS256 over the text. */
    byte[] sign(String text) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(text.getBytes(StandardCharsets.US_ASCII));
            return rsa.sign();
        } catch (GeneralSecurityException e) {
            throw new SalesforceException.Configuration(
                    "PRIVATE_KEY", KEY + " could not sign: check that it is an RSA key", e);
        }
    }

    /** The key that the configuration holds or points at; empty with a problem added when there is none. */
    static Optional<SigningKey> read(Optional<String> configured, List<String> problems) {
        try {
            String text = configured.orElseThrow(() -> new IOException(" is missing: with username it signs us in"));
            return Optional.of(new SigningKey(parse(text.contains("-----BEGIN") ? text : fromFile(text.strip()))));
        } catch (IOException e) {
            problems.add(KEY + e.getMessage());
            return Optional.empty();
        }
    }

    private static String fromFile(String path) throws IOException {
        try {
            Path file = Path.of(path);
            return Files.size(file) > LARGEST_FILE ? "" : Files.readString(file, StandardCharsets.US_ASCII);
        } catch (InvalidPathException e) {
            throw new IOException(" is neither PEM text (-----BEGIN PRIVATE KEY-----) nor the path of a file", e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException(
                    " is neither PEM text nor the path of a file that exists: check the path and its mount", e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IOException(" names a file that is not text: give it in PEM form", e);
        } catch (IOException e) {
            throw new IOException(" names a file that can't be read: check its permissions", e);
        }
    }

    private static PrivateKey parse(String pem) throws IOException {
        String mend = "; convert it with: openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.p8";
        if (pem.contains("BEGIN RSA PRIVATE KEY") || pem.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
            throw new IOException(" is a key in PKCS#1 or encrypted form" + mend);
        }
        String body =
                pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < 2048) {
                throw new IOException(" is an RSA key of " + rsa.getModulus().bitLength()
                        + " bits, which Salesforce refuses: make one of 2048 or 4096");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // the cause is left out: it could quote the key
            throw new IOException(" is not an RSA key in PKCS#8 PEM form" + mend);
        }
    }

    @Override
    public String toString() {
        return "private key";
    }
}
