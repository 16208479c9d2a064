package dev.plumbline.practice.soap;

import dev.plumbline.crm.RecordId;

/**
 * One call, signed in.
 *
 * @param body      the operation's element
 * @param batchSize records per page, already within Salesforce's bounds
 * @param allOrNone whether one refused record takes the others with it
 */
record Call(RecordId user, String operation, Element body, int batchSize, boolean allOrNone) {

    static final int SMALLEST_BATCH = 200;
    static final int LARGEST_BATCH = 2000;

    static Call of(RecordId user, Element header, Element body) {
        int batch = header.child("QueryOptions")
                .map(o -> number(o.text("batchSize")))
                .orElse(LARGEST_BATCH);
        boolean all = header.child("AllOrNoneHeader")
                .map(h -> h.text("allOrNone").equals("true"))
                .orElse(false);
        int within = Math.max(SMALLEST_BATCH, Math.min(LARGEST_BATCH, batch));
        return new Call(user, body.name(), body, within, all);
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? LARGEST_BATCH : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new SoapFault("INVALID_BATCH_SIZE", "the batch size is not a number: " + text);
        }
    }
}
