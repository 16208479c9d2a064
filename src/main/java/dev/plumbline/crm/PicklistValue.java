package dev.plumbline.crm;

/**
 * One choice of a picklist.
 *
 * @param value what records store; the label may be translated, this is not
 */
public record PicklistValue(String value, String label, boolean active, boolean isDefault) {}
