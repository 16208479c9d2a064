package dev.plumbline.practice.company;

import java.util.List;

/** The ten steps of the company's sales process, in order. */
enum Stage {
    PROSPECTING("Prospecting", 10, "Pipeline", "Pipeline"),
    QUALIFICATION("Qualification", 10, "Pipeline", "Pipeline"),
    NEEDS_ANALYSIS("Needs Analysis", 20, "Pipeline", "Pipeline"),
    VALUE_PROPOSITION("Value Proposition", 50, "Pipeline", "Pipeline"),
    DECISION_MAKERS("Id. Decision Makers", 60, "Pipeline", "Pipeline"),
    PERCEPTION_ANALYSIS("Perception Analysis", 70, "BestCase", "Best Case"),
    PROPOSAL("Proposal/Price Quote", 75, "BestCase", "Best Case"),
    NEGOTIATION("Negotiation/Review", 90, "Forecast", "Commit"),
    WON("Closed Won", 100, "Closed", "Closed"),
    LOST("Closed Lost", 0, "Omitted", "Omitted");

    static final List<Stage> OPEN = List.of(values()).subList(0, 8);

    /** What {@code StageName} stores. */
    final String label;

    /** Whole percents. */
    final int probability;

    final String forecastCategory;
    final String forecastCategoryName;

    Stage(String label, int probability, String forecastCategory, String forecastCategoryName) {
        this.label = label;
        this.probability = probability;
        this.forecastCategory = forecastCategory;
        this.forecastCategoryName = forecastCategoryName;
    }

    boolean closed() {
        return this == WON || this == LOST;
    }

    static Stage named(String label) {
        for (Stage stage : values()) {
            if (stage.label.equals(label)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("no stage named " + label);
    }
}
