package dev.plumbline.web.fakes;

import dev.plumbline.crm.RecordId;
import dev.plumbline.people.Person;
import dev.plumbline.people.Queue;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lee leads Dana and Marco; Dana leads Ann and Bo; Marco leads Carla and somebody whose name is an attack. */
public final class Company {

    public static final String NOW = "2026-03-02T09:00:00Z";
    public static final String PASSWORD = "plumb line";
    public static final String TOKEN = "a-token-of-the-first-admin";

    public static final RecordId LEE = id("005", 1);
    public static final RecordId DANA = id("005", 2);
    public static final RecordId MARCO = id("005", 3);
    public static final RecordId ANN = id("005", 4);
    public static final RecordId BO = id("005", 5);
    public static final RecordId CARLA = id("005", 6);
    public static final RecordId MALLORY = id("005", 7);
    public static final RecordId GONE = id("005", 8);
    public static final RecordId LEADS = id("00G", 1);

    static final List<Person> PEOPLE = List.of(
            person(LEE, "Lee Park", null, "Chief Revenue Officer", true),
            person(DANA, "Dana Ortiz", LEE, "Regional Manager East", true),
            person(MARCO, "Marco Rossi", LEE, "Regional Manager South", true),
            person(ANN, "Ann Smith", DANA, "Account Executive", true),
            person(BO, "Bo Chen", DANA, "Account Executive", true),
            person(CARLA, "Carla Núñez", MARCO, "Senior Account Executive", true),
            person(MALLORY, "<img src=x onerror=alert(1)>", MARCO, "\"><script>alert(2)</script>", true),
            person(GONE, "Gary Gone", DANA, "Account Executive", false));

    static final List<Queue> QUEUES = List.of(new Queue(LEADS, "East leads", Set.of(ANN, BO)));

    private Company() {}

    public static RecordId id(String prefix, int number) {
        return RecordId.of(prefix + "%012d".formatted(number));
    }

    private static Person person(
            RecordId id,
            String name,
            @org.jspecify.annotations.Nullable RecordId manager,
            String title,
            boolean active) {
        String login = name.startsWith("<") ? "mallory" : name.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return new Person(
                id,
                name,
                login + "@company.test",
                Optional.of(login + "@company.test"),
                active,
                ZoneId.of("America/New_York"),
                Locale.US,
                Optional.ofNullable(manager),
                title);
    }
}
