package dev.plumbline.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A sealed text: {@code KEY-ID:wrapped key:secret}, both parts AES-256-GCM with a fresh nonce in front and the place as their context. */
final class Envelope {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Envelope() {}

    static String seal(MasterKey master, String place, String secret) {
        byte[] own = new byte[32];
        RANDOM.nextBytes(own);
        byte[] body = encrypt(new SecretKeySpec(own, "AES"), place, secret.getBytes(StandardCharsets.UTF_8));
        return joined(master, encrypt(master.key(), context(master, place), own), text(body));
    }

    static Optional<String> keyOf(String sealed) {
        int colon = sealed.indexOf(':');
        return colon > 0 ? Optional.of(sealed.substring(0, colon)) : Optional.empty();
    }

    static Optional<String> open(MasterKey master, String place, String sealed) {
        String[] parts = sealed.split(":", -1);
        return own(master, place, parts)
                .flatMap(own -> decrypt(new SecretKeySpec(own, "AES"), place, parts[2]))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static Optional<String> reseal(MasterKey from, MasterKey to, String place, String sealed) {
        String[] parts = sealed.split(":", -1);
        return own(from, place, parts).map(own -> joined(to, encrypt(to.key(), context(to, place), own), parts[2]));
    }

    private static Optional<byte[]> own(MasterKey master, String place, String[] parts) {
        return parts.length == 3 ? decrypt(master.key(), context(master, place), parts[1]) : Optional.empty();
    }

    private static String context(MasterKey master, String place) {
        return master.id() + ":" + place;
    }

    private static String joined(MasterKey master, byte[] wrapped, String body) {
        return master.id() + ":" + text(wrapped) + ":" + body;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] encrypt(SecretKey key, String context, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = cipher.doFinal(plain);
            byte[] all = new byte[NONCE + sealed.length];
            System.arraycopy(nonce, 0, all, 0, NONCE);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static Optional<byte[]> decrypt(SecretKey key, String context, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            if (all.length <= NONCE) {
                return Optional.empty();
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(all, NONCE, all.length - NONCE));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }
}
