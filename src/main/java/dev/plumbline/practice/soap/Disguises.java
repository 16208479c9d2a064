package dev.plumbline.practice.soap;

import dev.plumbline.practice.Faults.Kind;
import org.jspecify.annotations.Nullable;

/** The faults that are about what an answer says, or looks like. */
final class Disguises {

    static final String MAINTENANCE = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>"
            + "<h1>We are down for maintenance</h1><p>Salesforce is performing scheduled maintenance. Please try again later.</p>"
            + "</body></html>";

    private Disguises() {}

    static void refuse(@Nullable Kind kind) {
        if (kind == Kind.DAILY_LIMIT) {
            throw new SoapFault("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        if (kind == Kind.CONCURRENT_LIMIT) {
            throw new SoapFault(
                    "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
        }
        if (kind == Kind.SERVER_UNAVAILABLE) {
            throw new SoapFault("SERVER_UNAVAILABLE", "The server is temporarily unavailable. Please try again later.");
        }
        if (kind == Kind.UNKNOWN_FAULT_CODE) {
            throw new SoapFault("BRAND_NEW_FAULT", "A fault that came with a later release.");
        }
        if (kind == Kind.INVALID_LOCATOR) {
            throw Cursors.invalid();
        }
    }

    static String disguise(@Nullable Kind kind, String answer) {
        if (kind == Kind.EXTRA_ELEMENT) {
            return answer.replaceFirst("(<result(?: [^>]*)?>)", "$1<brandNewElement>surprise</brandNewElement>");
        }
        if (kind == Kind.UNKNOWN_STATUS_CODE) {
            return answer.replaceFirst(
                            "<result>",
                            "<result><errors><message>A status that came with a later release.</message>"
                                    + "<statusCode>BRAND_NEW_STATUS</statusCode></errors>")
                    .replaceFirst("<success>true</success>", "<success>false</success>");
        }
        return answer;
    }
}
