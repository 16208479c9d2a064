package dev.plumbline.salesforce;

import dev.plumbline.salesforce.FakeOrg.Reply;
import java.nio.charset.StandardCharsets;

/** The shapes of Partner SOAP answers, with what varies left open. */
final class Soap {

    static final String XML = "text/xml;charset=UTF-8";

    private Soap() {}

    static String envelope(String header, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\""
                + " xmlns:sf=\"urn:sobject.partner.soap.sforce.com\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<soapenv:Header>" + header + "</soapenv:Header><soapenv:Body>" + body
                + "</soapenv:Body></soapenv:Envelope>";
    }

    static Reply answer(String operation, String result) {
        return answer(operation, result, 42, 300_000);
    }

    static Reply answer(String operation, String result, long used, long limit) {
        return xml(
                200,
                envelope(
                        "<LimitInfoHeader><limitInfo><current>" + used + "</current><limit>" + limit
                                + "</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader>",
                        "<" + operation + "Response>" + result + "</" + operation + "Response>"));
    }

    static Reply xml(int status, String body) {
        return exchange -> FakeOrg.send(exchange, status, XML, body.getBytes(StandardCharsets.UTF_8), true);
    }

    static Reply fault(String code, String message) {
        return faultOfType("UnexpectedErrorFault", code, message);
    }

    static Reply faultOfType(String type, String code, String message) {
        return xml(
                500,
                envelope(
                        "",
                        "<soapenv:Fault><faultcode xmlns:f=\"urn:fault.partner.soap.sforce.com\">f:" + code
                                + "</faultcode><faultstring>" + code + ": " + message + "</faultstring><detail>"
                                + "<f:" + type + " xmlns:f=\"urn:fault.partner.soap.sforce.com\" xsi:type=\"f:" + type
                                + "\">"
                                + "<f:exceptionCode>" + code + "</f:exceptionCode><f:exceptionMessage>" + message
                                + "</f:exceptionMessage></f:" + type + "></detail></soapenv:Fault>"));
    }

    static Reply faultWithoutDetail(String code, String message) {
        return xml(
                500,
                envelope(
                        "",
                        "<soapenv:Fault><faultcode xmlns:f=\"urn:fault.partner.soap.sforce.com\">f:" + code
                                + "</faultcode><faultstring>" + message + "</faultstring></soapenv:Fault>"));
    }

    static String records(boolean done, String locator, int size, String... records) {
        return "<result xsi:type=\"QueryResult\"><done>" + done + "</done><queryLocator"
                + (locator.isEmpty() ? " xsi:nil=\"true\"/>" : ">" + locator + "</queryLocator>")
                + String.join("", records) + "<size>" + size + "</size></result>";
    }

    static String record(String type, String id, String fields) {
        return "<records xsi:type=\"sf:sObject\"><sf:type>" + type + "</sf:type><sf:Id>" + id + "</sf:Id><sf:Id>" + id
                + "</sf:Id>" + fields + "</records>";
    }

    static String retrieved(String type, String id, String fields) {
        return record(type, id, fields).replace("records", "result");
    }

    /** A describe of one object; each field is {@code name:type:length:referenceTo|…:relationshipName}. */
    static String described(String object, String... fields) {
        StringBuilder xml = new StringBuilder("<result>");
        for (String field : fields) {
            String[] part = field.split(":");
            xml.append("<fields><calculated>false</calculated><filterable>true</filterable><label>")
                    .append(part[0])
                    .append("</label><length>")
                    .append(part.length > 2 ? part[2] : "0")
                    .append("</length><name>")
                    .append(part[0])
                    .append("</name><nillable>true</nillable>");
            if (part.length > 3) {
                for (String target : part[3].split("\\|")) {
                    xml.append("<referenceTo>").append(target).append("</referenceTo>");
                }
                xml.append("<relationshipName>").append(part[4]).append("</relationshipName>");
            }
            xml.append("<scale>0</scale><type>")
                    .append(part[1])
                    .append("</type><updateable>true</updateable></fields>");
        }
        return xml.append("<keyPrefix>006</keyPrefix><label>")
                .append(object)
                .append("</label><name>")
                .append(object)
                .append("</name><replicateable>true</replicateable></result>")
                .toString();
    }
}
