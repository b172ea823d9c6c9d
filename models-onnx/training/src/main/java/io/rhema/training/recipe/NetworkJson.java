package io.rhema.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.word.BagNetwork;
import io.rhema.training.graph.word.MeanNetwork;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordNetwork;
import java.util.Locale;

/** A word model's measures as a recipe's {@code model} section spells them, every one of them. */
public final class NetworkJson {

  private NetworkJson() {}

  /** Spells a network. */
  public static ObjectNode of(WordNetwork network) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (network instanceof BagNetwork bag) {
      return json.put("architecture", "bag")
          .put("hidden", bag.hidden())
          .put("batch-norm", bag.batchNorm());
    }
    if (network instanceof MeanNetwork mean) {
      return json.put("architecture", "mean")
          .put("embedding", mean.embedding())
          .put("hidden", mean.hidden());
    }
    return network instanceof RecurrentNetwork recurrent
        ? recurrent(json, recurrent)
        : transformer(json, (TransformerNetwork) network);
  }

  private static ObjectNode recurrent(ObjectNode json, RecurrentNetwork network) {
    Cell cell = network.cell();
    return json.put("architecture", spelling(cell))
        .put("embedding", network.embedding())
        .put("hidden", network.hidden())
        .put("layers", network.layers())
        .put("bidirectional", network.bidirectional())
        .put("summary", spelling(network.summary()));
  }

  private static ObjectNode transformer(ObjectNode json, TransformerNetwork network) {
    return json.put("architecture", "transformer")
        .put("hidden", network.hidden())
        .put("heads", network.heads())
        .put("feed-forward", network.feedForward())
        .put("layers", network.layers())
        .put("positions", spelling(network.positions()))
        .put("max-positions", network.maxPositions())
        .put("summary", spelling(network.summary()));
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #of} spells.
   *
   * @throws RecipeException if it is something else
   */
  public static WordNetwork read(JsonNode json) {
    RecipeNode node = new RecipeNode(json, "network");
    WordNetwork network = NewNetworkReader.network(node, false, 1);
    node.refuseOtherKeys();
    return network;
  }
}
