package dev.plumbline.salesforce;

import java.time.Duration;

/**
 * What one call may cost us.
 *
 * @param read  longest silence
 * @param call  longest time in all
 * @param bytes largest answer after unpacking
 */
record Limits(Duration connect, Duration read, Duration call, int bytes) {

    static Limits of(SalesforceConfig config) {
        return new Limits(
                config.connectTimeout(), config.readTimeout(), config.callTimeout(), config.maxResponseBytes());
    }
}
