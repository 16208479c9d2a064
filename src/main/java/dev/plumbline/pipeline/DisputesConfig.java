package dev.plumbline.pipeline;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who answers disputes. */
@ConfigMapping(prefix = "plumbline.disputes")
public interface DisputesConfig {

    /** Salesforce username of whoever owns the rules and answers disputes, besides the admins; the answer is owed in that person's working days. */
    Optional<String> answeredBy();
}
