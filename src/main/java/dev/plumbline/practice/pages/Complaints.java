package dev.plumbline.practice.pages;

import dev.plumbline.practice.Org.Complaint;
import java.util.List;

/** What Salesforce would say about a form, at the top of the page and beside the field. */
final class Complaints {

    private Complaints() {}

    static void top(Html html, List<String> messages) {
        if (messages.isEmpty()) {
            return;
        }
        html.open("div", "class", "complaints", "role", "alert")
                .element("p", "Review the errors on this page. What you typed is still here; nothing was saved.")
                .open("ul");
        messages.forEach(m -> html.element("li", m));
        html.close("ul").close("div");
    }

    static void beside(Html html, List<Complaint> complaints, String field) {
        for (Complaint complaint : of(complaints, field)) {
            html.element("p", complaint.message(), "class", "complaint", "id", "complaint-" + field);
        }
    }

    static List<Complaint> of(List<Complaint> complaints, String field) {
        return complaints.stream().filter(c -> c.fields().contains(field)).toList();
    }

    static List<String> messages(List<Complaint> complaints) {
        return complaints.stream().map(Complaint::message).distinct().toList();
    }
}
