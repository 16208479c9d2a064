package dev.plumbline.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.plumbline.Room;
import dev.plumbline.web.access.Refusal;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house. Each says why it stands. */
class WallsTest {

    /** What was compiled beside {@link Room}: the product, without its tests. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Room.class.getProtectionDomain().getCodeSource().getLocation());

    private static final Rooms ROOMS = new Rooms(CLASSES);

    /** Methods that ask the machine what time it is. With a clock handed in they would not be needed. */
    private static final Set<String> ASKING_THE_MACHINE = Set.of(
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.lang.System.currentTimeMillis");

    @Test
    void everyRoomKeepsToItsSignExactly() {
        Map<String, Set<String>> signs = new TreeMap<>(ROOMS.signs());
        Map<String, Set<String>> uses = new TreeMap<>(ROOMS.uses());
        // The start-up puts everything together; its sign could only list the whole house.
        signs.remove("app");
        uses.remove("app");
        // An empty room uses nothing yet.
        signs.keySet().removeIf(room -> isEmpty(room));
        uses.keySet().removeIf(room -> isEmpty(room));
        Map<String, Set<String>> sorted = new TreeMap<>();
        signs.forEach((room, sign) -> sorted.put(room, new java.util.TreeSet<>(sign)));
        assertThat(uses)
                .as("what rooms use, against the signs on their doors: a use that is not on the sign is a"
                        + " breach, a sign that nobody uses is stale")
                .isEqualTo(sorted);
    }

    @Test
    void roomsDependDownwardsOnly() {
        ROOMS.uses().forEach((room, uses) -> {
            if (Rooms.layer(room) >= 0) {
                assertThat(uses)
                        .as("%s may use rooms of lower layers only", room)
                        .allSatisfy(used -> assertThat(Rooms.layer(used))
                                .as("layer of %s", used)
                                .isGreaterThan(Rooms.layer(room)));
            }
        });
    }

    @Test
    void everyClassIsInARoom() {
        assertThat(CLASSES.stream()
                        .filter(c -> !c.getPackageName().equals("dev.plumbline"))
                        .filter(c -> ROOMS.roomOf(c.getPackageName()).isEmpty())
                        .map(JavaClass::getName))
                .as("a package without a sign belongs to nobody")
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                        .map(p -> p.getName()))
                .as("what may be null is said where it may be")
                .isEmpty();
    }

    @Test
    void onlyTheStartUpKnowsPractice() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.plumbline.app..", "dev.plumbline.practice..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.practice..")
                .because("the product must not know whether it serves the practice org or any other")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.plumbline.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.plumbline.app..")
                .because("the start-up puts rooms together and is used by none")
                .check(CLASSES);
    }

    @Test
    void wireTypesStayInSalesforce() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.plumbline.salesforce..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sforce..", "io.grpc..", "org.apache.avro..")
                .because(
                        "Salesforce's client has traps (facts of its transport, its threads, its faults) that one room knows")
                .check(CLASSES);
    }

    @Test
    void wordsAndFormulasKnowOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.plumbline.crm..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.plumbline.crm..", "dev.plumbline")
                .because("words that depend on a framework change with it")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("dev.plumbline.formula..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.antlr..",
                        "dev.plumbline.crm..",
                        "dev.plumbline.formula..",
                        "dev.plumbline")
                .because("the language must be able to leave the house as it stands")
                .check(CLASSES);
    }

    @Test
    void httpStaysAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.plumbline.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .because("what a request is must not matter to what is true")
                .check(CLASSES);
    }

    @Test
    void everyEndpointIsPublicAndSaysWhoMayCallIt() {
        methods()
                .that(describe("are endpoints", WallsTest::isEndpoint))
                .should()
                .bePublic()
                .because("an endpoint that is not public answers 404 and nobody says why")
                .allowEmptyShould(true)
                .check(CLASSES);
        assertThat(CLASSES.stream()
                        .flatMap(c -> c.getMethods().stream())
                        .filter(WallsTest::isEndpoint)
                        .filter(m -> !saysWho(m))
                        .map(JavaMethod::getFullName))
                .as("endpoints that do not say who may call them")
                .isEmpty();
    }

    @Test
    void pagesRefuseInTheReadersLanguage() {
        noClasses()
                .that()
                .resideInAPackage("dev.plumbline.web.ui..")
                .should()
                .callMethodWhere(describe(
                        "a refusal is given words",
                        call -> call.getTargetOwner().isEquivalentTo(Refusal.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(String.class))))
                .because("a Saying is said in the language that the page is read in; words alone are for machines")
                .check(CLASSES);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        assertThat(CLASSES.stream()
                        .filter(c -> !c.getSimpleName().equals("ClockProducer"))
                        .filter(c -> !c.getPackageName().equals("dev.plumbline.app"))
                        .flatMap(c -> Stream.<JavaAccess<?>>concat(
                                c.getAccessesFromSelf().stream(),
                                Stream.<JavaAccess<?>>concat(
                                        c.getMethodReferencesFromSelf().stream(),
                                        c.getConstructorReferencesFromSelf().stream())))
                        .filter(WallsTest::asksTheMachine)
                        .map(a -> a.getDescription()))
                .as("time comes from the injected clock, so that tests can move it")
                .isEmpty();
    }

    @Test
    void beansAreBuiltThroughConstructors() {
        fields().should()
                .notBeAnnotatedWith(Inject.class)
                .andShould()
                .notBeAnnotatedWith(ConfigProperty.class)
                .because("what a class needs is said by its constructor, and a test can hand it over")
                .check(CLASSES);
    }

    @Test
    void configurationIsMapped() {
        classes()
                .that()
                .areAnnotatedWith(ConfigMapping.class)
                .should()
                .beInterfaces()
                .andShould()
                .haveSimpleNameEndingWith("Config")
                .because("a misspelled key must stop the start and name itself")
                .check(CLASSES);
    }

    @Test
    void namesAreOfTheSalesFloor() {
        List<String> banned =
                List.of("Manager", "Helper", "Util", "Utils", "Processor", "Handler", "Impl", "Data", "Info");
        assertThat(CLASSES.stream()
                        .filter(c -> !isGenerated(c))
                        .filter(c -> banned.stream().anyMatch(c.getSimpleName()::endsWith))
                        .map(JavaClass::getName))
                .as("endings that say nothing")
                .isEmpty();
    }

    @Test
    void onlyTheLedgerWritesViolations() throws IOException {
        assertThat(sources().filter(p -> !p.toString().contains("/violations/")).filter(p -> read(p).matches(
                                "(?s).*(INTO|UPDATE|DELETE FROM)\\s+violation\\b.*")))
                .as("a violation opens and ends in one place")
                .isEmpty();
    }

    @Test
    void filesStayShort() throws IOException {
        // What a subject's pages say is one idea, however many sentences it takes.
        assertThat(sources()
                        .filter(p -> !p.toString().endsWith("Words.java"))
                        .filter(p -> read(p).lines().count() > 400))
                .as("a file of more than 400 lines holds more than one idea")
                .isEmpty();
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of("src", "main", "java"))
                .filter(p -> p.toString().endsWith(".java"));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(String room) {
        return CLASSES.stream()
                .filter(c ->
                        ROOMS.roomOf(c.getPackageName()).filter(room::equals).isPresent())
                .allMatch(c -> c.getSimpleName().equals("package-info"));
    }

    private static boolean isGenerated(JavaClass type) {
        return type.getName().contains("_Bean")
                || type.getName().contains("_ClientProxy")
                || type.getSimpleName().startsWith("Formula")
                        && type.getSource().isEmpty();
    }

    private static boolean isEndpoint(JavaMethod method) {
        return Stream.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")
                .anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb));
    }

    private static boolean saysWho(JavaMethod method) {
        return Stream.of(RolesAllowed.class, PermitAll.class, io.quarkus.security.Authenticated.class)
                .anyMatch(a -> method.isAnnotatedWith(a) || method.getOwner().isAnnotatedWith(a));
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String target = owner + "." + access.getName();
        if (ASKING_THE_MACHINE.contains(target)) {
            return true;
        }
        boolean now = owner.startsWith("java.time.") && access.getName().equals("now");
        return now && !access.getTarget().getFullName().contains("java.time.Clock)");
    }
}
