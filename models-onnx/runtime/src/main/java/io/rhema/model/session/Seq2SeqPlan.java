package io.rhema.model.session;

import io.rhema.model.session.CacheKey.Kind;
import io.rhema.model.session.ModelSignature.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an encoder and its decoder play together, worked out once from their signatures.
 *
 * @param encoder how the encoder is fed
 * @param given what it gives to the decoder, by the names of its outputs
 * @param first the decoder that writes the first token
 * @param next the one that writes the later tokens; empty where there is no cache
 */
record Seq2SeqPlan(
    GraphPlan encoder, Map<CacheKey, Port> given, DecoderPorts first, Optional<DecoderPorts> next) {

  /**
   * @throws SessionException when they do not fit together; the message says what is missing
   */
  static Seq2SeqPlan of(
      String encoderGraph,
      ModelSignature encoder,
      DecoderPorts decoder,
      Optional<DecoderPorts> withPast) {
    GraphPlan plan = encoderPlan(encoderGraph, encoder);
    Map<CacheKey, Port> given = given(encoderGraph, encoder);
    Optional<DecoderPorts> next =
        withPast.or(() -> decoder.takesPast() ? Optional.of(decoder) : Optional.empty());
    if (decoder.branch().isEmpty()) {
      for (Map.Entry<CacheKey, Port> past : decoder.pasts().entrySet()) {
        if (past.getKey().kind() == Kind.SELF) {
          checkSized(decoder, past.getValue());
        } else {
          supplied(decoder, past.getKey(), past.getValue(), given, encoderGraph, encoder);
        }
      }
    } else if (decoder.pasts().containsKey(CacheKey.HIDDEN)) {
      Port port = decoder.pasts().get(CacheKey.HIDDEN);
      supplied(decoder, CacheKey.HIDDEN, port, given, encoderGraph, encoder);
    }
    if (decoder.pasts().keySet().stream().noneMatch(given::containsKey)) {
      throw new SessionException(
          "%s takes nothing that %s gives, so it would not read the source; its inputs are fed from the outputs %s"
              .formatted(decoder.graph(), encoderGraph, DecoderPorts.names(encoder.outputs())));
    }
    next.ifPresent(graph -> checkNext(graph, decoder, given));
    return new Seq2SeqPlan(plan, given, decoder, next);
  }

  private static GraphPlan encoderPlan(String graph, ModelSignature signature) {
    GraphPlan plan;
    try {
      plan = GraphPlan.of(signature);
    } catch (SessionException e) {
      throw new SessionException("%s: %s".formatted(graph, e.getMessage()), e);
    }
    if (plan.rows().isPresent() || plan.columns().isPresent()) {
      throw new SessionException(
          "%s takes inputs of a fixed size, %s; rows and columns of a model that writes must be free"
              .formatted(graph, signature.inputs()));
    }
    return plan;
  }

  private static Map<CacheKey, Port> given(String graph, ModelSignature encoder) {
    Map<CacheKey, Port> given = new LinkedHashMap<>(DecoderPorts.presents(graph, encoder));
    for (Port port : encoder.outputs()) {
      if (port.plainName().equals("last_hidden_state")) {
        given.put(CacheKey.HIDDEN, port);
      }
    }
    return given;
  }

  private static void supplied(
      DecoderPorts decoder,
      CacheKey key,
      Port past,
      Map<CacheKey, Port> given,
      String encoderGraph,
      ModelSignature encoder) {
    Port from = given.get(key);
    if (from == null) {
      throw new SessionException(
          "%s takes %s, which %s does not give; its outputs are %s"
              .formatted(
                  decoder.graph(), past, encoderGraph, DecoderPorts.names(encoder.outputs())));
    }
    checkAlike(decoder.graph(), past, encoderGraph, from);
  }

  /** A past of nothing is fed before the first step, so its other axes must be known. */
  private static void checkSized(DecoderPorts decoder, Port past) {
    if (past.shape().get(1) < 1 || past.shape().get(3) < 1) {
      throw new SessionException(
          "%s takes %s, of which the first step has nothing; heads and dimensions must be declared as numbers"
              .formatted(decoder.graph(), past));
    }
  }

  /** Whatever the later steps take, an earlier one or the encoder gives. */
  private static void checkNext(DecoderPorts next, DecoderPorts first, Map<CacheKey, Port> given) {
    for (Map.Entry<CacheKey, Port> past : next.pasts().entrySet()) {
      CacheKey key = past.getKey();
      if (!key.kind().stays()) {
        checkGives(next, past.getValue(), next, key);
        checkGives(next, past.getValue(), first, key);
      } else if (given.containsKey(key)) {
        checkAlike(next.graph(), past.getValue(), "the encoder", given.get(key));
      } else {
        checkGives(next, past.getValue(), first, key);
      }
    }
    checkLayers(next);
  }

  private static void checkGives(DecoderPorts taker, Port past, DecoderPorts giver, CacheKey key) {
    Port present = giver.presents().get(key);
    if (present == null) {
      throw new SessionException(
          "%s takes %s, which %s does not give; it gives %s"
              .formatted(taker.graph(), past, giver.graph(), giver.presents().keySet()));
    }
    checkAlike(taker.graph(), past, giver.graph(), present);
  }

  private static void checkAlike(String taker, Port past, String giver, Port present) {
    if (!past.type().equals(present.type())) {
      throw new SessionException(
          "%s takes %s and %s gives %s; both must be of one type"
              .formatted(taker, past, giver, present));
    }
    for (int axis = 1; axis < Math.min(past.shape().size(), present.shape().size()); axis++) {
      long wanted = past.shape().get(axis);
      long found = present.shape().get(axis);
      if (wanted > 0 && found > 0 && wanted != found) {
        throw new SessionException(
            "%s takes %s and %s gives %s; both must be of one shape"
                .formatted(taker, past, giver, present));
      }
    }
  }

  /** Every layer has the same tensors, and no number is left out. */
  private static void checkLayers(DecoderPorts next) {
    Set<Integer> layers = new TreeSet<>();
    next.pasts().keySet().stream()
        .filter(key -> key.kind() != Kind.HIDDEN)
        .forEach(key -> layers.add(key.layer()));
    Map<Integer, Set<String>> parts =
        next.pasts().keySet().stream()
            .filter(key -> key.kind() != Kind.HIDDEN)
            .collect(
                Collectors.groupingBy(
                    CacheKey::layer, Collectors.mapping(CacheKey::part, Collectors.toSet())));
    List<Integer> numbers = new ArrayList<>(layers);
    boolean gap = !numbers.isEmpty() && numbers.get(numbers.size() - 1) != numbers.size() - 1;
    if (gap || parts.values().stream().distinct().count() > 1) {
      throw new SessionException(
          "%s takes the layers %s; they must run from 0 and have the same tensors"
              .formatted(next.graph(), parts));
    }
  }

  /** What of the encoder's is needed at all. */
  Set<CacheKey> fromEncoder() {
    Set<CacheKey> needed = new LinkedHashSet<>();
    for (CacheKey key : given.keySet()) {
      if (first.pasts().containsKey(key)
          || next.filter(graph -> graph.pasts().containsKey(key)).isPresent()) {
        needed.add(key);
      }
    }
    return needed;
  }

  /** What the steps after the first are given and does not change. */
  Set<CacheKey> context() {
    return keys(true);
  }

  /** What the first graph is given at every step, when each reads again all that was written. */
  Set<CacheKey> wholeContext() {
    Set<CacheKey> context = new LinkedHashSet<>(first.pasts().keySet());
    context.retainAll(given.keySet());
    context.removeIf(key -> !key.kind().stays());
    return context;
  }

  /** The element type of what a decoder is given. */
  String type(CacheKey key) {
    Port port = first.pasts().get(key);
    return port == null ? next.orElseThrow().pasts().get(key).type() : port.type();
  }

  /** What each step with a cache gives to the one after it. */
  Set<CacheKey> caches() {
    return keys(false);
  }

  private Set<CacheKey> keys(boolean staying) {
    return next.stream()
        .flatMap(graph -> graph.pasts().keySet().stream())
        .filter(key -> key.kind().stays() == staying)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
