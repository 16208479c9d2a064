package dev.plumbline.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the org's histories.
 *
 * @param object what its rows are
 * @param parent the field that names the record that a row is about
 * @param fields what is read of a row, the parent too
 */
record History(String object, String parent, List<String> fields) {

    private static final String CUSTOM = "__c";

    History {
        fields = List.copyOf(fields);
    }

    /**
     * What Salesforce keeps of an object's tracked fields: a row with the value before and after for each change, in an object that is
     * named after it, for instance {@code LeadHistory}, {@code Deal__History} or, older than the others, {@code OpportunityFieldHistory}.
     */
    static History ofFields(String object) {
        if (object.equals(HistoryDemand.DEAL)) {
            return new History(HistoryDemand.FIELDS, "OpportunityId", HistoryDemand.FIELD_FIELDS);
        }
        boolean custom = object.endsWith(CUSTOM);
        String stem = custom ? object.substring(0, object.length() - CUSTOM.length()) : object;
        String parent = custom ? "ParentId" : object + "Id";
        List<String> fields = new ArrayList<>(HistoryDemand.FIELD_FIELDS);
        fields.set(0, parent);
        return new History(stem + (custom ? "__History" : "History"), parent, fields);
    }
}
