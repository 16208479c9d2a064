package dev.plumbline.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What describe says of one field.
 *
 * @param length           characters of a text, 0 where it does not apply
 * @param precision        digits of a number in all, 0 where it does not apply
 * @param scale            digits behind the point
 * @param nillable         whether the field may be empty
 * @param calculated       a formula or roll-up summary: never moves SystemModstamp by itself
 * @param filterable       whether SOQL may filter by it
 * @param referenceTo      objects that a reference may point at; several for polymorphic ones such as {@code WhatId}
 * @param relationshipName the word that follows the reference in a path ({@code Account} for {@code AccountId}); null where there is none
 * @param idLookup         whether records may be upserted by it
 */
public record FieldSchema(
        String name,
        String label,
        FieldType type,
        int length,
        int precision,
        int scale,
        boolean nillable,
        boolean calculated,
        boolean createable,
        boolean updateable,
        boolean filterable,
        boolean sortable,
        List<String> referenceTo,
        @Nullable String relationshipName,
        List<PicklistValue> picklist,
        boolean idLookup) {

    public FieldSchema {
        referenceTo = List.copyOf(referenceTo);
        picklist = List.copyOf(picklist);
    }

    /** One that records cannot be upserted by. */
    public FieldSchema(
            String name,
            String label,
            FieldType type,
            int length,
            int precision,
            int scale,
            boolean nillable,
            boolean calculated,
            boolean createable,
            boolean updateable,
            boolean filterable,
            boolean sortable,
            List<String> referenceTo,
            @Nullable String relationshipName,
            List<PicklistValue> picklist) {
        this(
                name,
                label,
                type,
                length,
                precision,
                scale,
                nillable,
                calculated,
                createable,
                updateable,
                filterable,
                sortable,
                referenceTo,
                relationshipName,
                picklist,
                false);
    }

    /** A field of which only name and type matter, as rule tests and the command line know them. */
    public static FieldSchema of(String name, FieldType type, int scale) {
        return new FieldSchema(
                name, name, type, 0, 0, scale, true, false, true, true, true, true, List.of(), null, List.of());
    }
}
