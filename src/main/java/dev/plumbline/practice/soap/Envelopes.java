package dev.plumbline.practice.soap;

/** What stands around an answer. */
final class Envelopes {

    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns=\"urn:partner.soap.sforce.com\" xmlns:sf=\"urn:sobject.partner.soap.sforce.com\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">";

    private Envelopes() {}

    static String answer(ApiUsage usage, String operation, String results) {
        String response = operation + "Response";
        Xml header = new Xml()
                .open("soapenv:Header")
                .open("LimitInfoHeader")
                .open("limitInfo")
                .number("current", usage.used())
                .number("limit", usage.limit())
                .text("type", "API REQUESTS")
                .close("limitInfo")
                .close("LimitInfoHeader")
                .close("soapenv:Header");
        return OPEN + header + "<soapenv:Body><" + response + ">" + results + "</" + response
                + "></soapenv:Body></soapenv:Envelope>";
    }

    static String fault(SoapFault fault) {
        String type = fault.type();
        Xml xml = new Xml()
                .open("soapenv:Body")
                .open("soapenv:Fault")
                .text("faultcode", "sf:" + fault.code())
                .text("faultstring", fault.code() + ": " + fault.message())
                .open("detail")
                .open("sf:" + type, "xsi:type=\"sf:" + type + "\"")
                .text("sf:exceptionCode", fault.code())
                .text("sf:exceptionMessage", fault.message());
        if (fault.hasPlace()) {
            xml.number("sf:row", fault.row()).number("sf:column", fault.column());
        }
        xml.close("sf:" + type).close("detail").close("soapenv:Fault").close("soapenv:Body");
        return OPEN.replace("urn:sobject.partner.soap.sforce.com", "urn:fault.partner.soap.sforce.com") + xml
                + "</soapenv:Envelope>";
    }
}
