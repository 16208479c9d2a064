package dev.plumbline.notifications;

/** What people see beside a field. Implemented by whoever knows what the CRM describes. */
@FunctionalInterface
public interface FieldLabels {

    /** @param field API name or a path of them; one that is not known gives readable words made from it */
    String of(String object, String field);

    /** Readable words made from an API name or path: {@code Executive_Sponsor__c} gives {@code Executive Sponsor}. */
    static String readable(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1).replaceFirst("__[a-z]+$", "");
        if (last.endsWith("Id") && last.length() > 2) {
            last = last.substring(0, last.length() - 2);
        }
        return last.replace('_', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").trim();
    }
}
