package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The products of one deal. Where a deal has some, its amount is their total, as Salesforce insists. */
final class LineItems {

    private record Item(Catalog.Product product, int quantity) {

        BigDecimal total() {
            return product.price().multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP);
        }
    }

    private final List<Item> items = new ArrayList<>();

    /** Chosen so that they come near an amount. */
    static LineItems near(BigDecimal amount, List<Catalog.Product> products, Dice dice) {
        LineItems chosen = new LineItems();
        int kinds = dice.between(1, 3);
        BigDecimal share = amount.divide(BigDecimal.valueOf(kinds), 2, RoundingMode.HALF_UP);
        int at = dice.between(0, products.size() - 1);
        for (int i = 0; i < kinds; i++) {
            Catalog.Product product = products.get((at + i * 5) % products.size());
            int quantity = Math.max(
                    1, share.divide(product.price(), 0, RoundingMode.HALF_UP).intValue());
            chosen.items.add(new Item(product, quantity));
        }
        return chosen;
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int quantity() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    void write(Founding founding, RecordId deal, String dealName, Instant at, RecordId by) {
        for (Item item : items) {
            founding.emit(founding.draft("OpportunityLineItem")
                    .with("OpportunityId", deal)
                    .with("PricebookEntryId", item.product().entry())
                    .with("Product2Id", item.product().id())
                    .with("Name", dealName + " " + item.product().name())
                    .with("Quantity", item.quantity())
                    .with("UnitPrice", item.product().price())
                    .with("ListPrice", item.product().price())
                    .with("TotalPrice", item.total())
                    .once(at, by));
        }
    }
}
