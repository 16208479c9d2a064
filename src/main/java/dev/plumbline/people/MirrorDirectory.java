package dev.plumbline.people;

import dev.plumbline.Failpoint;
import dev.plumbline.crm.FieldValue;
import dev.plumbline.crm.RecordId;
import dev.plumbline.mirror.Mirror;
import dev.plumbline.speech.Saying;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the chart from the mirror when it is first asked for, and again after a change. */
@ApplicationScoped
class MirrorDirectory implements Directory {

    private static final int PAGE = 2000;
    private static final List<String> USER = List.of(
            "Name",
            "Username",
            "Email",
            "IsActive",
            "TimeZoneSidKey",
            "LocaleSidKey",
            "ManagerId",
            "Title",
            "UserRole.Name",
            "Country",
            "CountryCode",
            "CreatedDate",
            "UserRoleId",
            "LanguageLocaleKey");
    private static final int ROLE = 12;
    private static final int FEDERATION_ID = USER.size();

    private final Jdbi jdbi;
    private final Mirror mirror;
    private final PeopleConfig config;
    private final FederationIds federation;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<@Nullable Edition> edition = new AtomicReference<>();

    MirrorDirectory(Jdbi jdbi, Mirror mirror, PeopleConfig config, FederationIds federation) {
        this.jdbi = jdbi;
        this.mirror = mirror;
        this.config = config;
        this.federation = federation;
    }

    /** @param changes how many changes had been told when reading began; a change meanwhile makes the chart outdated at once */
    private record Edition(OrgChart chart, long changes) {}

    @Override
    public OrgChart chart() {
        Edition current = edition.get();
        long now = changes.get();
        if (current == null || current.changes != now) {
            current = new Edition(jdbi.inTransaction(this::read), now);
            Failpoint.at("people.read");
            edition.set(current);
        }
        return current.chart;
    }

    @Override
    public void changed() {
        changes.incrementAndGet();
    }

    private OrgChart read(Handle handle) {
        List<Saying> findings = new ArrayList<>();
        PeopleDemand.FIELDS.forEach((object, fields) -> mirror.blindness(handle, object, fields)
                .ifPresent(why -> findings.add(ChartFindings.found(words -> words.incomplete(why)))));
        List<Person> people = new ArrayList<>();
        Map<RecordId, RecordId> roles = new HashMap<>();
        Map<RecordId, String> federationIds = new HashMap<>();
        each(handle, "User", paths(handle, findings), (id, values) -> {
            people.add(PersonReader.person(id, values, findings));
            PersonReader.id(values[ROLE]).ifPresent(role -> roles.put(id, role));
            if (values.length > FEDERATION_ID && values[FEDERATION_ID] instanceof FieldValue.Text text) {
                federationIds.put(id, text.value());
            }
        });
        List<Person> led = config.hierarchy() == Hierarchy.MANAGER
                ? people
                : roleTree(handle, roles, findings).leading(people, findings);
        return new MirroredChart(led, queues(handle), federationIds, config.fallback(), findings);
    }

    /** What is read of each user: federation ids only where they are needed, and then what hides them is said. */
    private List<String> paths(Handle handle, List<Saying> findings) {
        if (!federation.needed()) {
            return USER;
        }
        mirror.blindness(handle, "User", Set.of(PeopleDemand.FEDERATION_ID))
                .ifPresent(why -> findings.add(ChartFindings.found(words -> words.noFederation(why))));
        List<String> paths = new ArrayList<>(USER);
        paths.add(PeopleDemand.FEDERATION_ID);
        return paths;
    }

    private RoleTree roleTree(Handle handle, Map<RecordId, RecordId> members, List<Saying> findings) {
        mirror.blindness(handle, "UserRole", Set.of("ParentRoleId"))
                .ifPresent(why -> findings.add(ChartFindings.found(words -> words.noRoles(why))));
        Map<RecordId, String> names = new TreeMap<>();
        Map<RecordId, RecordId> above = new TreeMap<>();
        each(handle, "UserRole", List.of("Name", "ParentRoleId"), (id, values) -> {
            names.put(id, values[0].asText().isEmpty() ? id.value() : values[0].asText());
            PersonReader.id(values[1]).ifPresent(parent -> above.put(id, parent));
        });
        return new RoleTree(names, above, members);
    }

    private List<Queue> queues(Handle handle) {
        Map<RecordId, Set<RecordId>> members = new TreeMap<>();
        each(handle, "GroupMember", List.of("GroupId", "UserOrGroupId"), (id, values) -> {
            Optional<RecordId> group = PersonReader.id(values[0]);
            Optional<RecordId> member = PersonReader.id(values[1]);
            if (group.isPresent() && member.isPresent()) {
                members.computeIfAbsent(group.get(), g -> new LinkedHashSet<>()).add(member.get());
            }
        });
        List<Queue> queues = new ArrayList<>();
        each(handle, "Group", List.of("Name", "Type", "DeveloperName"), (id, values) -> {
            if (values[1].asText().equals("Queue")) {
                String name = values[0].asText().isEmpty() ? values[2].asText() : values[0].asText();
                queues.add(new Queue(id, name.isEmpty() ? "Queue " + id : name, users(id, members)));
            }
        });
        return queues;
    }

    /** Users in a group and in the groups in it. */
    private static Set<RecordId> users(RecordId group, Map<RecordId, Set<RecordId>> members) {
        Set<RecordId> users = new HashSet<>();
        Set<RecordId> seen = new HashSet<>();
        List<RecordId> open = new ArrayList<>(List.of(group));
        while (!open.isEmpty()) {
            RecordId next = open.remove(open.size() - 1);
            if (seen.add(next)) {
                for (RecordId member : members.getOrDefault(next, Set.of())) {
                    (member.keyPrefix().equals(next.keyPrefix()) ? open : users).add(member);
                }
            }
        }
        return users;
    }

    private void each(Handle handle, String object, List<String> paths, Reader reader) {
        mirror.scan(handle, object, PAGE, ids -> new TreeMap<>(mirror.read(handle, object, ids, paths))
                .forEach(reader::read));
    }

    private interface Reader {
        void read(RecordId id, FieldValue[] values);
    }
}
