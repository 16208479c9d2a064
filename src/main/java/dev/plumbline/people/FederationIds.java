package dev.plumbline.people;

/**
 * Whether people are told apart by the id that the org's admins keep for sign-on ({@code User.FederationIdentifier}). Only then is it read:
 * it is nobody's business otherwise. Implemented by whoever lets people in.
 */
@FunctionalInterface
public interface FederationIds {

    boolean needed();
}
