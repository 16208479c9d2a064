package dev.plumbline.rules;

/** A point in a file; line and column count from 1. */
public record Place(int line, int column) {}
