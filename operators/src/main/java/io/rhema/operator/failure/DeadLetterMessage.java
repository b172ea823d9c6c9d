package io.rhema.operator.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.model.bundle.Digests;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.read.RawRecord;
import io.rhema.operator.read.RawRecord.Header;
import java.util.ArrayList;
import java.util.List;

/**
 * A dead letter as it is published: the original key, value and headers, and behind them the
 * reason, in headers named as Kafka Connect names them.
 *
 * <p>A letter that would be too large to send loses its value, then its key, then its headers,
 * until it is small enough. For each part that is missing, headers tell its length and SHA-256, by
 * which the original can be found and checked as long as the input topic still has it.
 *
 * @param key the original key, or null
 * @param value the original value, or null
 * @param headers the original headers, then ours
 */
public record DeadLetterMessage(byte[] key, byte[] value, List<Header> headers) {
  /** How the headers begin that name the record it was, and why there is no result. */
  public static final String REASON = "__connect.errors.";

  /** How the headers begin that stand for a part that is missing. */
  public static final String OMITTED = "rhema.omitted.";

  private static final int MAX_REASON_CHARS = 4_096;

  /** Upper bound of what a batch of one record adds, and each header of it. */
  private static final int BATCH_OVERHEAD = 128;

  private static final int HEADER_OVERHEAD = 10;

  /**
   * Makes the message of a dead letter.
   *
   * @param letter the dead letter
   * @param maxBytes what a request may carry: {@code max.request.size}, at least 64 KiB
   */
  public static DeadLetterMessage of(DeadLetter letter, int maxBytes) {
    if (maxBytes < 65_536) {
      throw new IllegalArgumentException(
          "maxBytes=%d: must be at least 65536, to hold the reason".formatted(maxBytes));
    }
    RawRecord origin = letter.origin();
    List<Header> reason = reason(letter);
    DeadLetterMessage whole = new DeadLetterMessage(origin.key(), origin.value(), origin.headers());
    if (whole.size() + size(reason) > maxBytes) {
      whole = whole.withoutValue();
    }
    if (whole.size() + size(reason) > maxBytes) {
      whole = whole.withoutKey();
    }
    if (whole.size() + size(reason) > maxBytes) {
      whole = whole.withoutHeaders(origin.headers());
    }
    return new DeadLetterMessage(whole.key, whole.value, joined(whole.headers, reason));
  }

  private DeadLetterMessage withoutValue() {
    return value == null
        ? this
        : new DeadLetterMessage(key, null, joined(headers, evidence("value", value)));
  }

  private DeadLetterMessage withoutKey() {
    return key == null
        ? this
        : new DeadLetterMessage(null, value, joined(headers, evidence("key", key)));
  }

  private DeadLetterMessage withoutHeaders(List<Header> originals) {
    List<Header> kept = new ArrayList<>(headers.subList(originals.size(), headers.size()));
    kept.add(header(OMITTED + "headers.count", originals.size()));
    return new DeadLetterMessage(key, value, kept);
  }

  private static List<Header> reason(DeadLetter letter) {
    RawRecord origin = letter.origin();
    List<Header> headers = new ArrayList<>();
    headers.add(header(REASON + "topic", origin.topic()));
    headers.add(header(REASON + "partition", origin.partition()));
    headers.add(header(REASON + "offset", origin.offset()));
    headers.add(header(REASON + "stage", letter.stage().name()));
    headers.add(header(REASON + "class.name", letter.className()));
    headers.add(header(REASON + "exception.class.name", letter.exceptionClass()));
    headers.add(header(REASON + "exception.message", cut(letter.message())));
    headers.add(header(REASON + "exception.stacktrace", cut(letter.stackTrace())));
    if (!letter.tasks().isEmpty()) {
      headers.add(
          header(
              WantedTasks.HEADER,
              String.join(",", letter.tasks().stream().map(TaskKind::key).toList())));
    }
    return headers;
  }

  private static List<Header> evidence(String part, byte[] bytes) {
    return List.of(
        header(OMITTED + part + ".length", bytes.length),
        header(OMITTED + part + ".sha256", Digests.of(bytes).sha256()));
  }

  private static Header header(String name, Object value) {
    return new Header(name, value == null ? null : value.toString().getBytes(UTF_8));
  }

  private static String cut(String text) {
    return text == null || text.length() <= MAX_REASON_CHARS
        ? text
        : text.substring(0, MAX_REASON_CHARS) + "…";
  }

  private static List<Header> joined(List<Header> first, List<Header> second) {
    List<Header> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private long size() {
    return BATCH_OVERHEAD + size(key) + size(value) + size(headers);
  }

  private static long size(List<Header> headers) {
    return headers.stream()
        .mapToLong(h -> HEADER_OVERHEAD + h.name().getBytes(UTF_8).length + size(h.value()))
        .sum();
  }

  private static long size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
