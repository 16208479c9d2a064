package dev.plumbline.digests;

import java.time.Instant;
import java.util.Optional;

/** Up to which moment of Salesforce's clock its records are known. Implemented by whoever reads them. */
@FunctionalInterface
public interface DataAsOf {

    /** Empty when that is not known. */
    Optional<Instant> moment();
}
