package io.rhema.model.session;

import io.rhema.model.session.ModelSignature.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a decoder graph is fed and answers, recognised by the names that Optimum gives.
 *
 * @param graph the graph's file, for messages
 * @param ids {@code input_ids}: {@code [rows, step]}
 * @param mask {@code encoder_attention_mask}: {@code [rows, source]}
 * @param branch {@code use_cache_branch} of a merged graph: whether the pasts count
 * @param pasts what it is given from the encoder and from earlier steps
 * @param logits {@code [rows, step, vocabulary]}
 * @param presents what it gives to the next step
 * @param attention the last layer's {@code cross_attentions.i}: {@code [rows, heads, step, source]}
 */
record DecoderPorts(
    String graph,
    Port ids,
    Optional<Port> mask,
    Optional<Port> branch,
    Map<CacheKey, Port> pasts,
    Port logits,
    Map<CacheKey, Port> presents,
    Optional<Port> attention) {
  private static final Set<String> WHOLE_NUMBERS = Set.of("int64", "int32");
  private static final Set<String> NUMBERS = Set.of("int64", "int32", "float", "float16", "bool");
  private static final Set<String> NAMES =
      Set.of("input_ids", "encoder_attention_mask", "encoder_hidden_states", "use_cache_branch");
  private static final String ATTENTION = "cross_attentions.";
  private static final String UNDERSTOOD =
      "input_ids, encoder_attention_mask, encoder_hidden_states, use_cache_branch,"
          + " past_key_values.0.decoder.key, past_key_values.0.encoder.key, past_states.0.hidden";

  /**
   * Sorts the ports of a graph.
   *
   * @throws SessionException when one is not understood, or missing, or not of the type or rank
   *     that it has in such a graph
   */
  static DecoderPorts of(String graph, ModelSignature signature) {
    for (Port port : signature.inputs()) {
      if (!NAMES.contains(port.name()) && CacheKey.ofInput(port.name()).isEmpty()) {
        throw unknown(graph, port, signature);
      }
    }
    Port ids = null;
    Port mask = null;
    Port branch = null;
    Map<CacheKey, Port> pasts = new LinkedHashMap<>();
    for (Port port : signature.inputs()) {
      Optional<CacheKey> key = CacheKey.ofInput(port.name());
      switch (port.name()) {
        case "input_ids" -> ids = checked(graph, port, 2, WHOLE_NUMBERS);
        case "encoder_attention_mask" -> mask = checked(graph, port, 2, NUMBERS);
        case "use_cache_branch" -> branch = checked(graph, port, 1, Set.of("bool"));
        case "encoder_hidden_states" -> pasts.put(CacheKey.HIDDEN, checked(graph, port, 3));
        default -> pasts.put(key.orElseThrow(), checked(graph, port, key.orElseThrow().rank()));
      }
    }
    if (ids == null) {
      throw new SessionException(
          "%s has no input 'input_ids'; its inputs are %s"
              .formatted(graph, names(signature.inputs())));
    }
    return new DecoderPorts(
        graph,
        ids,
        Optional.ofNullable(mask),
        Optional.ofNullable(branch),
        Collections.unmodifiableMap(pasts),
        logits(graph, signature),
        presents(graph, signature),
        attention(graph, signature));
  }

  private static SessionException unknown(String graph, Port port, ModelSignature signature) {
    return new SessionException(
        "%s has the input %s, which is none that a decoder is fed; its inputs are %s, understood are %s and their like"
            .formatted(graph, port, names(signature.inputs()), UNDERSTOOD));
  }

  private static Port logits(String graph, ModelSignature signature) {
    for (Port port : signature.outputs()) {
      if (port.name().equals("logits")) {
        return checked(graph, port, 3);
      }
    }
    throw new SessionException(
        "%s has no output 'logits'; its outputs are %s"
            .formatted(graph, names(signature.outputs())));
  }

  static Map<CacheKey, Port> presents(String graph, ModelSignature signature) {
    Map<CacheKey, Port> presents = new LinkedHashMap<>();
    for (Port port : signature.outputs()) {
      CacheKey.ofOutput(port.name())
          .ifPresent(key -> presents.put(key, checked(graph, port, key.rank())));
    }
    return Collections.unmodifiableMap(presents);
  }

  private static Optional<Port> attention(String graph, ModelSignature signature) {
    Map<Integer, Port> byLayer = new LinkedHashMap<>();
    for (Port port : signature.outputs()) {
      String layer =
          port.name().startsWith(ATTENTION) ? port.name().substring(ATTENTION.length()) : "";
      if (layer.matches("\\d{1,4}")) {
        byLayer.put(Integer.parseInt(layer), checked(graph, port, 4));
      }
    }
    return byLayer.keySet().stream().max(Integer::compare).map(byLayer::get);
  }

  private static Port checked(String graph, Port port, int rank) {
    if (!port.isFloat()) {
      throw new SessionException("%s: %s must be of a float type".formatted(graph, port));
    }
    return rankChecked(graph, port, rank);
  }

  private static Port checked(String graph, Port port, int rank, Set<String> types) {
    if (!types.contains(port.type())) {
      throw new SessionException(
          "%s: input %s has a type that cannot be fed; supported: %s"
              .formatted(graph, port, types.stream().sorted().toList()));
    }
    return rankChecked(graph, port, rank);
  }

  private static Port rankChecked(String graph, Port port, int rank) {
    if (rank > 0 && port.shape().size() != rank) {
      throw new SessionException(
          "%s: %s is of rank %d; it must be of rank %d"
              .formatted(graph, port, port.shape().size(), rank));
    }
    return port;
  }

  static List<String> names(List<Port> ports) {
    return new ArrayList<>(ports.stream().map(Port::name).toList());
  }

  /** Whether it can go on from what it has given before. */
  boolean takesPast() {
    return pasts.keySet().stream().anyMatch(key -> !key.kind().stays());
  }

  boolean recurrent() {
    return pasts.keySet().stream().anyMatch(key -> key.kind() == CacheKey.Kind.STATE);
  }
}
