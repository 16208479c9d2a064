package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.fixes.Submission;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * A form as it was sent: {@code f.NextStep} is what was typed, {@code m.NextStep} the mark of what was shown, {@code q.AccountId} what a
 * lookup was searched by, {@code extra} a field that Salesforce asked for.
 */
final class FixBody {

    private static final String TYPED = "f.";
    private static final String MARK = "m.";
    private static final String QUERY = "q.";

    /** No form of ours has more. */
    private static final int MOST_FIELDS = 2_000;

    private final Map<String, List<String>> fields;

    private FixBody(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    static FixBody current() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        FormData sent = CurrentRequestManager.get().getFormData();
        if (sent != null) {
            for (String name : sent) {
                Deque<org.jboss.resteasy.reactive.server.multipart.FormValue> values = sent.get(name);
                if (values != null && fields.size() < MOST_FIELDS) {
                    fields.put(
                            name,
                            values.stream()
                                    .filter(v -> !v.isFileItem())
                                    .map(v -> v.getValue())
                                    .toList());
                }
            }
        }
        return new FixBody(fields);
    }

    Optional<String> one(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(v -> !v.isBlank())
                .findFirst();
    }

    /** The records of a grid, in which each field's name begins with the record's id and a colon. */
    Set<RecordId> records() {
        return fields.keySet().stream()
                .map(name -> name.substring(0, Math.max(0, name.indexOf(':'))))
                .filter(RecordId::isId)
                .map(RecordId::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param prefix empty where the form is one record's */
    Optional<Submission> of(RecordId record, String prefix) {
        String key = one("key").orElse("");
        if (key.isEmpty() || key.length() > 100) {
            return Optional.empty();
        }
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> marks = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (name.startsWith(prefix + TYPED)) {
                typed.put(name.substring(prefix.length() + TYPED.length()), joined(values));
            } else if (name.startsWith(prefix + QUERY)) {
                typed.put(name.substring(prefix.length()), values.get(0));
            } else if (name.startsWith(prefix + MARK)) {
                marks.put(name.substring(prefix.length() + MARK.length()), values.get(0));
            }
        });
        Set<String> extra = fields.getOrDefault(prefix + "extra", List.of()).stream()
                .filter(name -> name.matches("[A-Za-z]\\w{0,79}"))
                .limit(50)
                .collect(Collectors.toSet());
        return Optional.of(new Submission(key, record, typed, marks, extra));
    }

    /** A tick comes after the empty value that stands for none; several choices come each by itself. */
    private static String joined(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : values.stream().filter(v -> !v.isEmpty()).collect(Collectors.joining(";"));
    }
}
