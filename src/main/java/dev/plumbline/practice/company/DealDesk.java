package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Makes the deals of one account: fills in what the plan leaves open, keeps their diary, writes them down. */
final class DealDesk {

    private static final List<String> ROLES =
            List.of("Business User", "Decision Maker", "Economic Buyer", "Evaluator", "Influencer", "Technical Buyer");

    private final Founding founding;
    private final Employee owner;
    private final Activities diary;
    private final Dice dice;
    private final OfficeHours office;

    DealDesk(Founding founding, Employee owner, Activities diary, Dice dice) {
        this.founding = founding;
        this.owner = owner;
        this.diary = diary;
        this.dice = dice;
        this.office = founding.office(owner);
    }

    Deal deal(Team team) {
        DealPlan plan = new DealPlanner(owner.personality(), office, dice).draw();
        Worth worth = Worth.of(plan, team.medianAmount, founding.catalog().products(), dice);
        return new Deal(plan, worth, owner, founding.draft("Opportunity"), dice);
    }

    /** @param contacts of the account, at least one */
    void write(Deal deal, String accountName, RecordId account, List<RecordId> contacts) {
        String name =
                (accountName.length() > 70 ? accountName.substring(0, 70) : accountName) + " " + dice.pick("deal.what");
        boolean renewal = name.contains("renewal") || name.contains("agreement");
        describe(deal, name, renewal, account);
        deal.writeHistory(founding);
        roles(deal, contacts);
        if (!deal.worth.items().isEmpty()) {
            deal.worth.items().write(founding, deal.id(), name, deal.plan.stageChange(), owner.id());
            deal.draft
                    .with("HasOpportunityLineItem", true)
                    .with("TotalOpportunityQuantity", deal.worth.items().quantity());
        }
        keepDiary(deal, new Activities.About(dice.chance(0.85) ? contacts.get(0) : null, deal.id(), account));
        Instant stamp = diary.touched(deal.id(), deal.edited());
        deal.draft
                .with("LastActivityDate", diary.latest(deal.id()))
                .with("HasOpenActivity", diary.hasOpen(deal.id()))
                .with("HasOverdueTask", diary.hasOverdue(deal.id()))
                .modified(deal.edited(), owner.id())
                .with("SystemModstamp", stamp);
        founding.emit(deal.draft);
    }

    private void describe(Deal deal, String name, boolean renewal, RecordId account) {
        DealPlan plan = deal.plan;
        deal.draft
                .with("Name", name)
                .with("AccountId", account)
                .with("RecordTypeId", SetUp.recordType(renewal))
                .with(
                        "Type",
                        renewal
                                ? "Existing Customer - Replacement"
                                : dice.chance(0.6) ? "New Customer" : "Existing Customer - Upgrade")
                .with("LeadSource", dice.chance(0.8) ? dice.pick("source") : null)
                .with("Pricebook2Id", founding.catalog().pricebook())
                .with("CampaignId", dice.chance(0.2) ? Ids.at("Campaign", dice.between(1, SetUp.CAMPAIGNS)) : null)
                .with("NextStep", nextStep(plan));
        if (plan.last() == Stage.LOST) {
            boolean silent = dice.chance(owner.personality().losesWithoutReason());
            deal.draft
                    .with("Loss_Reason__c", silent ? null : dice.pick("loss"))
                    .with("Competitor__c", silent || dice.chance(0.5) ? null : dice.pick("competitor"));
        }
    }

    private String nextStep(DealPlan plan) {
        if (!plan.open()) {
            return "";
        }
        if (plan.is(Habit.NO_NEXT_STEP)) {
            double fillers = owner.personality() == Personality.TBD_FILLER ? 0.85 : 0.25;
            return dice.chance(fillers) ? dice.pick("placeholder") : "";
        }
        return plan.reached(Stage.PROPOSAL) || dice.chance(0.65) ? dice.pick("next") : "";
    }

    private void roles(Deal deal, List<RecordId> contacts) {
        DealPlan plan = deal.plan;
        boolean due = plan.reached(Stage.NEEDS_ANALYSIS);
        boolean sponsored = deal.worth.big() && !plan.is(Habit.NO_EXEC_SPONSOR);
        if (plan.is(Habit.NO_CONTACT_ROLE) && due || !due && !sponsored && dice.chance(0.5)) {
            return;
        }
        int count = Math.min(contacts.size(), dice.between(1, 3));
        for (int i = 0; i < count; i++) {
            boolean sponsor = i == 0 && (sponsored || !deal.worth.big() && dice.chance(0.06));
            String role =
                    sponsor ? dice.pick(List.copyOf(new java.util.TreeSet<>(Habit.SPONSOR_ROLES))) : dice.pick(ROLES);
            Instant at = plan.created().plusSeconds(60L + i);
            founding.emit(founding.draft("OpportunityContactRole")
                    .with("OpportunityId", deal.id())
                    .with("ContactId", contacts.get(i))
                    .with("Role", role)
                    .with("IsPrimary", i == 0)
                    .once(at, owner.id()));
        }
    }

    private void keepDiary(Deal deal, Activities.About about) {
        DealPlan plan = deal.plan;
        long age = office.today().toEpochDay() - office.day(plan.created()).toEpochDay();
        int silence = !plan.open() ? 0 : plan.is(Habit.NO_ACTIVITY) ? 19 : 0;
        Instant end = plan.open()
                ? earlier(plan.touched(), office.now().minusSeconds(86_400L * silence))
                : plan.stageChange();
        int count =
                plan.open() && silence > 0 ? dice.between(0, 4) : plan.open() ? dice.between(2, 7) : dice.between(3, 7);
        for (int i = 0; i < count && end.isAfter(plan.created().plusSeconds(3600)); i++) {
            LocalDate day = OfficeHours.workday(office.day(office.between(plan.created(), end, dice)));
            Instant at = office.on(day, dice);
            diary.done(about, at.isBefore(plan.created()) ? plan.created().plusSeconds(1800) : at);
        }
        if (plan.open() && silence == 0 && !owner.personality().stopped() && age > 12) {
            diary.done(about, office.daysAgo(dice.between(1, 8), dice));
        }
        plans(plan, about, age);
    }

    /** Open tasks and appointments. Who stopped leaves old ones behind. */
    private void plans(DealPlan plan, Activities.About about, long age) {
        boolean none = plan.is(Habit.NO_NEXT_ACTIVITY);
        if (!plan.open() && !dice.chance(0.01) || none) {
            return;
        }
        LocalDate today = office.today();
        if (owner.personality().stopped()) {
            diary.openTask(about, today.minusDays(dice.between(80, 110)), plan.touched());
            return;
        }
        if (dice.chance(owner.personality().overdueTasks()) || !plan.open()) {
            diary.openTask(
                    about,
                    today.minusDays(dice.between(3, (int) Math.max(3, Math.min(40, age - 1)))),
                    plan.created().plusSeconds(7200).isBefore(office.now())
                            ? plan.created().plusSeconds(7200)
                            : plan.created());
        }
        boolean event = dice.chance(0.35);
        if (event) {
            LocalDate day = OfficeHours.nextWorkday(today.plusDays(dice.between(3, 20)));
            diary.event(
                    about,
                    day.atTime(dice.between(9, 16), 0).atZone(office.zone()).toInstant(),
                    dice.pick("meeting"));
        }
        if (!event || dice.chance(0.5)) {
            LocalDate due = OfficeHours.nextWorkday(today.plusDays(dice.between(3, 18)));
            diary.openTask(about, due, plan.touched());
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
