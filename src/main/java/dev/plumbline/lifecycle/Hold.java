package dev.plumbline.lifecycle;

import dev.plumbline.rules.RuleId;
import java.time.Instant;
import java.util.List;

/**
 * A live rule of which nobody is told until it is approved.
 *
 * @param notices   gaps of which somebody would newly be told, as last counted
 * @param people    who would be told
 * @param allowed   notices that the guard lets pass
 * @param approvals so far
 */
public record Hold(RuleId rule, long notices, int people, long allowed, Instant since, List<Given> approvals) {

    public record Given(String name, String reason, Instant at) {}
}
