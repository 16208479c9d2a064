package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who works at the company. The same seed gives the same people, whenever it is founded. */
public final class People {

    private static final int GOOD_NUMBER_OF_GAPS = 8;

    private final List<Employee> staff;
    private final Map<RecordId, Employee> byId;
    private final List<Employee> wheel;

    People(long seed) {
        this.staff = new Hiring(seed).all();
        this.byId = staff.stream().collect(Collectors.toUnmodifiableMap(Employee::id, e -> e));
        this.wheel = wheel(Dice.of(seed, "wheel", 0));
    }

    List<Employee> staff() {
        return staff;
    }

    Employee employee(RecordId id) {
        Employee employee = byId.get(id);
        if (employee == null) {
            throw new IllegalArgumentException("nobody has the id " + id);
        }
        return employee;
    }

    /** Active sellers below the managers; 40 of them. */
    List<Employee> reps() {
        return staff.stream().filter(e -> e.isRep()).toList();
    }

    Employee titled(String title) {
        return staff.stream().filter(e -> e.title().equals(title)).findFirst().orElseThrow();
    }

    /** Who owns the nth account: mostly reps, a few managers, the consultant, and somebody who has left. */
    Employee ownerOfAccount(int n) {
        return wheel.get(n % wheel.size());
    }

    /** The user that an integration signs in as. */
    public RecordId integrationUser() {
        return staff.stream()
                .filter(e -> e.last().equals("CRM Integration"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** The user with every permission: sales operations. */
    public RecordId admin() {
        return titled("Head of Sales Operations").id();
    }

    /** One of each kind: an admin, a manager whose team has much to show, a rep with a handful of gaps, an executive. */
    public List<SignIn> signIns(Planted planted) {
        Employee manager = titled("Regional Sales Manager");
        Comparator<Employee> good = Comparator.comparing(e -> !manager.id().equals(e.manager()));
        Employee rep = reps().stream()
                .filter(e -> !e.personality().stopped())
                .min(Comparator.<Employee, Boolean>comparing(e -> !handful(planted.gapsOf(e.id())))
                        .thenComparing(good)
                        .thenComparing(e -> Math.abs(planted.gapsOf(e.id()) - GOOD_NUMBER_OF_GAPS))
                        .thenComparing(Employee::id))
                .orElseThrow();
        return List.of(
                signIn("admin", titled("Head of Sales Operations")),
                signIn("manager", manager),
                signIn("rep", rep),
                signIn("executive", titled("VP Sales")));
    }

    private static boolean handful(int gaps) {
        return gaps >= 5 && gaps <= 12;
    }

    private static SignIn signIn(String part, Employee e) {
        return new SignIn(part, e.name(), e.username(), e.id());
    }

    private List<Employee> wheel(Dice dice) {
        List<Employee> slots = new ArrayList<>();
        for (Employee e : staff) {
            int share = e.isRep()
                    ? 14
                    : e.personality() == Personality.ABOVE_IT
                            ? 9
                            : e.personality() == Personality.LEFT
                                    ? 5
                                    : e.title().equals("Channel Consultant")
                                            ? 4
                                            : e.title().equals("Regional Sales Manager") ? 3 : 0;
            for (int i = 0; i < share; i++) {
                slots.add(dice.between(0, slots.size()), e);
            }
        }
        return List.copyOf(slots);
    }
}
