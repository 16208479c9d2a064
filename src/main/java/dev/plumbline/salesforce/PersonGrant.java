package dev.plumbline.salesforce;

import dev.plumbline.crm.RecordId;

/** One person's leave to act in Salesforce as they. Implemented by whoever keeps it, sealed. */
public interface PersonGrant {

    RecordId person();

    /** Which of the person's grants this is; a new connection is a new one. */
    String key();

    /** The secret itself, opened anew each time it is asked for. */
    String refreshToken();

    /** Salesforce has put a new secret in the place of the old one, which works no more. */
    void rotated(String refreshToken);

    /** Salesforce no longer accepts it. Told each time that an answer is {@link PersonAnswer.Reconnect}. */
    void ended();
}
