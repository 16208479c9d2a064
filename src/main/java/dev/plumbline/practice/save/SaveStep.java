package dev.plumbline.practice.save;

/** What Salesforce does by itself when records of one object are saved. */
interface SaveStep {

    /** Fills derived fields before the record is checked. */
    void before(Unit unit, Draft draft);

    /** Changes other records because this one was saved, deleted or brought back. */
    void after(Unit unit, Draft draft);
}
