package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one account with everything that hangs on it. Needs nothing from the accounts before, and keeps nothing for those after. */
final class AccountBook {

    private final Founding founding;
    private final Dice dice;
    private final Employee owner;
    private final Team team;
    private final Activities diary;
    private final Draft account;
    private final List<Draft> contacts = new ArrayList<>();
    private final String name;

    private AccountBook(Founding founding, int number) {
        this.founding = founding;
        this.dice = Dice.of(founding.seed(), "account", number);
        this.owner = founding.people().ownerOfAccount(number);
        this.team = owner.team() == null ? dice.pick(List.of(Team.values())) : owner.team();
        this.diary = new Activities(founding, owner, dice);
        this.account = founding.draft("Account");
        this.name =
                dice.pick("account.first") + " " + dice.pick("account.second") + " " + dice.pick(team.words("suffix"));
    }

    /** @param number from 0; three or four deals each, ten in three accounts */
    static void write(Founding founding, int number) {
        new AccountBook(founding, number).write(number % 3 == 0 ? 4 : 3);
    }

    private void write(int count) {
        DealDesk desk = new DealDesk(founding, owner, diary, dice);
        List<Deal> deals = new ArrayList<>();
        Instant first = founding.now();
        for (int i = 0; i < count; i++) {
            Deal deal = desk.deal(team);
            deals.add(deal);
            first = deal.plan.created().isBefore(first) ? deal.plan.created() : first;
        }
        Instant since = first.minusSeconds(dice.between(3600L, 86_400L * 300));
        people(since, dice.between(2, 4));
        for (Deal deal : deals) {
            desk.write(deal, name, account.id(), team(deal));
            if (dice.chance(0.2)) {
                convertedLead(deal);
            }
        }
        describe(since);
        diary.emit();
    }

    /** The contacts in another order for each deal. */
    private List<RecordId> team(Deal deal) {
        List<RecordId> ids = new ArrayList<>(contacts.stream().map(Draft::id).toList());
        java.util.Collections.rotate(ids, dice.between(0, ids.size()) + (deal.plan.open() ? 1 : 0));
        return ids;
    }

    private void people(Instant since, int count) {
        for (int i = 0; i < count; i++) {
            contacts.add(founding.draft("Contact")
                    .with("AccountId", account.id())
                    .with("FirstName", dice.pick(team.words("first")))
                    .with("LastName", dice.pick(team.words("last")))
                    .with("Title", dice.pick("title"))
                    .with("Department", dice.pick("department"))
                    .with("Phone", phone())
                    .with("LeadSource", dice.pick("source"))
                    .with("OwnerId", owner.id())
                    .created(since.plusSeconds(60L * (i + 1)), owner.id()));
        }
    }

    private void describe(Instant since) {
        String domain = Slug.of(name) + ".example";
        founding.emit(account.with("Name", name)
                .with("Type", dice.chance(0.6) ? "Customer - Direct" : "Prospect")
                .with("Industry", dice.pick("industry"))
                .with("BillingCity", dice.pick(team.words("city")))
                .with("BillingCountry", dice.pick(team.words("country")))
                .with("Phone", phone())
                .with("Website", "https://" + domain)
                .with("NumberOfEmployees", (long) Math.min(90_000, dice.logNormal(400, 1.2)))
                .with("AnnualRevenue", (long) Math.min(4_000, dice.logNormal(60, 1.1)) * 1_000_000)
                .with("Rating", dice.pick(List.of("Hot", "Warm", "Cold")))
                .with("OwnerId", owner.id())
                .created(since, owner.id())
                .modified(since.plusSeconds(1800), owner.id())
                .with("LastActivityDate", diary.latest(account.id()))
                .with("SystemModstamp", diary.touched(account.id(), since.plusSeconds(1800))));
        for (Draft contact : contacts) {
            String first = text(contact, "FirstName");
            String last = text(contact, "LastName");
            Instant at = since.plusSeconds(1800);
            founding.emit(contact.with("Name", first + " " + last)
                    .with("Email", Slug.of(first) + "." + Slug.of(last) + "@" + domain)
                    .modified(at, owner.id())
                    .with("LastActivityDate", diary.latest(contact.id()))
                    .with("SystemModstamp", diary.touched(contact.id(), at)));
        }
    }

    /** Some deals were leads once. */
    private void convertedLead(Deal deal) {
        Draft contact = contacts.get(0);
        Instant made = deal.plan.created().minusSeconds(86_400L * dice.between(2, 30));
        Instant converted = deal.plan.created();
        founding.emit(founding.draft("Lead")
                .with("FirstName", text(contact, "FirstName"))
                .with("LastName", text(contact, "LastName"))
                .with("Name", text(contact, "FirstName") + " " + text(contact, "LastName"))
                .with("Company", name)
                .with("Title", text(contact, "Title"))
                .with("Status", "Closed - Converted")
                .with("IsConverted", true)
                .with("ConvertedDate", founding.office(owner).day(converted))
                .with("ConvertedAccountId", account.id())
                .with("ConvertedContactId", contact.id())
                .with("ConvertedOpportunityId", deal.id())
                .with("LeadSource", dice.pick("source"))
                .with("OwnerId", owner.id())
                .created(made, founding.machine())
                .modified(converted, owner.id()));
    }

    private static String text(Draft draft, String field) {
        return draft.row().text(field);
    }

    private @Nullable String phone() {
        return dice.chance(0.85)
                ? "+" + dice.between(1, 98) + " 555 " + dice.between(100, 999) + " " + dice.between(1000, 9999)
                : null;
    }
}
