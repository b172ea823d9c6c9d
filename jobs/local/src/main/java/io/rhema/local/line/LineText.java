package io.rhema.local.line;

/**
 * @param id what the line calls itself, or its number
 * @param text its text
 */
public record LineText(String id, String text) {}
