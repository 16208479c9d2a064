package dev.plumbline.notifications.salesforce;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How Tasks that Plumbline makes are known again in Salesforce. */
@ConfigMapping(prefix = "plumbline.tasks")
public interface TasksConfig {

    /**
     * API name of a text field on Task for our marker, best one that is an external id, so that a Task cannot be made twice at all. Without
     * it the marker stands in Call Object Identifier, or where that is hidden from us at the end of the subject, and is looked for before
     * each creation.
     */
    Optional<String> keyField();
}
