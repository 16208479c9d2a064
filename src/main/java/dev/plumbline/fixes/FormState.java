package dev.plumbline.fixes;

import java.util.Map;

/** What there is to show for mending a record. */
public sealed interface FormState {

    record Ready(FixForm form) implements FormState {}

    /** The person has to connect first. @param typed what they typed already, by field */
    record Connect(Connection connection, Map<String, String> typed) implements FormState {}

    /** Salesforce cannot be asked now. @param typed what they typed already, by field */
    record Down(Trouble why, Map<String, String> typed) implements FormState {}

    /** The record is gone, or hidden from this person. */
    record Gone() implements FormState {}

    /** No field of the record mends it. */
    record Elsewhere() implements FormState {}
}
