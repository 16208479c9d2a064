package dev.plumbline.ingest;

import java.util.Map;
import java.util.Set;

/** Which objects and fields are wanted, and nothing beyond. Implemented by whoever knows the rules. */
@FunctionalInterface
public interface FieldDemand {

    /** API names by object; only fields that describe shows. Asked anew before each round, so it may grow while running. */
    Map<String, Set<String>> wanted();
}
