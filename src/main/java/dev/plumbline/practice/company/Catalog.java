package dev.plumbline.practice.company;

import dev.plumbline.crm.RecordId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the company sells, and its one price book. */
final class Catalog {

    /** @param price list price in US dollars */
    record Product(int number, String name, String code, String family, BigDecimal price) {

        RecordId id() {
            return Ids.at("Product2", number);
        }

        RecordId entry() {
            return Ids.at("PricebookEntry", number);
        }
    }

    private final List<Product> products = new ArrayList<>();

    Catalog() {
        product("Plumb flow meter F20", "FM-020", "Instruments", 1850);
        product("Plumb flow meter F80", "FM-080", "Instruments", 6400);
        product("Tank gauge T5", "TG-005", "Instruments", 3200);
        product("Pressure transmitter P1", "PT-001", "Instruments", 740);
        product("Vibration sensor V3", "VS-003", "Instruments", 980);
        product("Gateway G2", "GW-002", "Instruments", 2450);
        product("Plant monitoring, per site and year", "SW-MON", "Software", 18500);
        product("Leak detection, per site and year", "SW-LEAK", "Software", 26000);
        product("Emissions report, per site and year", "SW-EMI", "Software", 12000);
        product("Calibration, per day", "SV-CAL", "Service", 1400);
        product("Installation, per day", "SV-INS", "Service", 1650);
        product("Service agreement, per year", "SV-AGR", "Service", 9800);
    }

    private void product(String name, String code, String family, int price) {
        products.add(new Product(
                products.size() + 1,
                name,
                code,
                family,
                BigDecimal.valueOf(price).setScale(2)));
    }

    List<Product> products() {
        return products;
    }

    RecordId pricebook() {
        return Ids.at("Pricebook2", 1);
    }

    void write(Founding founding) {
        var then = founding.now().minusSeconds(86_400L * 900);
        founding.emit(founding.draft("Pricebook2")
                .with("Name", "Standard Price Book")
                .with("IsActive", true)
                .with("IsStandard", true)
                .setUp(then));
        for (Product product : products) {
            founding.emit(founding.draft("Product2")
                    .with("Name", product.name())
                    .with("ProductCode", product.code())
                    .with("Family", product.family())
                    .with("IsActive", true)
                    .setUp(then));
            founding.emit(founding.draft("PricebookEntry")
                    .with("Name", product.name())
                    .with("Pricebook2Id", pricebook())
                    .with("Product2Id", product.id())
                    .with("UnitPrice", product.price())
                    .with("IsActive", true)
                    .setUp(then));
        }
    }
}
