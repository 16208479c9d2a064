package dev.plumbline.violations;

/** What recording a verdict did to the ledger. A verdict that changes nothing gives no event. */
public sealed interface ViolationEvent {

    Violation violation();

    /** Broken now, and was not before; {@link Violation#generation} tells a relapse. */
    record Opened(Violation violation) implements ViolationEvent {}

    /** Still open, but something people read has changed: what is missing, who answers for it, the amount. */
    record Changed(Violation violation, Violation before) implements ViolationEvent {}

    record Ended(Violation violation) implements ViolationEvent {}
}
