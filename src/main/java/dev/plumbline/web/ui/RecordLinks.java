package dev.plumbline.web.ui;

import dev.plumbline.crm.RecordId;
import dev.plumbline.pipeline.ServiceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/** Where a record can be opened by people. */
@ApplicationScoped
class RecordLinks {

    private final ServiceStatus status;

    RecordLinks(ServiceStatus status) {
        this.status = status;
    }

    /** Empty until the org has told its address. Salesforce leads {@code /id} to the record's page in every user interface. */
    Optional<String> to(RecordId record) {
        return status.now().salesforce().url().filter(RecordLinks::isWeb).map(base -> {
            String text = base.toString();
            return (text.endsWith("/") ? text : text + "/") + record.value();
        });
    }

    private static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }
}
