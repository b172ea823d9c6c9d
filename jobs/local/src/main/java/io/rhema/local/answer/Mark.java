package io.rhema.local.answer;

/**
 * A stretch of a text that is to be seen.
 *
 * @param start in UTF-16 code units
 * @param end behind its last code unit
 * @param label why
 */
record Mark(int start, int end, String label) {}
