package dev.plumbline.web.fakes;

import dev.plumbline.escalation.FirstResponses;
import dev.plumbline.rules.RuleId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;

/** Nobody was told of anything lately. */
@Alternative
@ApplicationScoped
public class FakeResponses implements FirstResponses {

    @Override
    public Optional<Pace> of(RuleId rule) {
        return Optional.empty();
    }
}
