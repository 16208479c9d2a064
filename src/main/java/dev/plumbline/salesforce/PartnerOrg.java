package dev.plumbline.salesforce;

import com.sforce.soap.partner.GetUserInfoResult;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The org behind the Partner SOAP API. Made at start-up, so that a wrong configuration stops the start and not the first poll. */
@Startup
@ApplicationScoped
class PartnerOrg implements SalesforceClient {

    private final Optional<Access> access;
    private final Calls calls;
    private final DescribeCache describes;
    private final RecordReads reads;
    private final ChangeReads changes;
    private final RecordWrites writes;
    private final DailyBudget budget;
    private final Standing standing;
    private volatile @Nullable OrgIdentity org;

    @Inject
    PartnerOrg(SalesforceConfig config, DailyBudget budget, Clock clock, MeterRegistry meters) {
        this(config, budget, clock, meters, d -> Thread.sleep(d.toMillis()), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    PartnerOrg(
            SalesforceConfig config,
            DailyBudget budget,
            Clock clock,
            MeterRegistry meters,
            Pause pause,
            DoubleSupplier chance) {
        this.access = Access.from(config);
        this.budget = budget;
        this.standing = new Standing(clock);
        Wire wire = new Wire(Limits.of(config));
        TokenEndpoint tokens = new TokenEndpoint(wire, clock);
        SignIn signIn = new SignIn(() -> tokens.request(access.orElseThrow(PartnerOrg::notConfigured)), clock);
        Gate gate = new Gate(new Breaker(clock), budget, clock);
        this.calls = new Calls(wire, signIn, gate, new Retries(chance), budget, standing, meters, pause);
        this.describes = new DescribeCache(calls, clock);
        this.reads = new RecordReads(calls, describes);
        this.changes = new ChangeReads(calls);
        this.writes = new RecordWrites(calls);
    }

    @Override
    public OrgIdentity org() {
        OrgIdentity known = org;
        if (known == null) {
            GetUserInfoResult user = calls.run(Call.read("getUserInfo"), c -> c.getUserInfo());
            known = new OrgIdentity(
                    WireMapper.id(user.getOrganizationId()).value(),
                    String.valueOf(user.getOrganizationName()),
                    calls.session().instance().toString(),
                    WireMapper.id(user.getUserId()).value(),
                    String.valueOf(user.getUserName()));
            org = known;
        }
        return known;
    }

    @Override
    public Instant serverTime() {
        Calendar sent = calls.run(Call.read("getServerTimestamp"), c -> c.getServerTimestamp())
                .getTimestamp();
        if (sent == null) {
            throw new SalesforceException.Query(Codes.UNREADABLE, "Salesforce sent no time when asked for it", null);
        }
        return sent.toInstant();
    }

    @Override
    public Optional<ObjectSchema> describe(String object) {
        return describes.describe(object);
    }

    @Override
    public void forgetDescribe(String object) {
        describes.forget(object);
    }

    @Override
    public void query(
            String object, Collection<String> fields, String rest, boolean all, Consumer<List<CrmRecord>> page) {
        reads.query(object, fields, rest, all, page);
    }

    @Override
    public long count(String object, String rest) {
        return reads.count(object, rest);
    }

    @Override
    public List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids) {
        return reads.retrieve(object, fields, ids);
    }

    @Override
    public Changes updated(String object, Instant start, Instant end) {
        return changes.updated(object, start, end);
    }

    @Override
    public Deletions deleted(String object, Instant start, Instant end) {
        return changes.deleted(object, start, end);
    }

    @Override
    public List<SaveOutcome> update(String object, List<Change> changed) {
        return writes.update(object, changed);
    }

    @Override
    public List<SaveOutcome> upsert(String object, String externalIdField, List<Map<String, FieldValue>> records) {
        return writes.upsert(object, externalIdField, records);
    }

    @Override
    public List<SaveOutcome> create(String object, List<Map<String, FieldValue>> records) {
        return writes.create(object, records);
    }

    @Override
    public ApiUsage usage() {
        return budget.usage();
    }

    @Override
    public ConnectionState state() {
        return access.isEmpty()
                ? new ConnectionState(
                        ConnectionState.State.FAILED,
                        String.valueOf(notConfigured().getMessage()),
                        Optional.empty())
                : standing.state(budget.reason());
    }

    private static SalesforceException notConfigured() {
        return new SalesforceException.Configuration(
                "NOT_CONFIGURED",
                "No Salesforce org is configured: set plumbline.salesforce.url, client-id and client-secret (or username and private-key).",
                null);
    }
}
