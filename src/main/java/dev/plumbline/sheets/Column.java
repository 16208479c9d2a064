package dev.plumbline.sheets;

/**
 * One column of a table.
 *
 * @param head  what stands on top of it
 * @param width about how many letters of it are seen at a time, where a file can say so
 */
public record Column(String head, int width) {}
