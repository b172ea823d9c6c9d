package io.rhema.training.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The rows of large tables that one training step touches.
 *
 * <p>A batch uses a few hundred of 30,000 embedding rows. A step copies those out, trains the
 * copies and writes them back, so that gradient, moments and decay of the other rows cost nothing.
 * Rows that a batch does not use keep their moments as they are, unlike in dense Adam.
 */
public final class LazyRows {

  /**
   * Some rows of one table.
   *
   * @param table name of the initializer
   * @param index which rows, ascending, as an int64 tensor
   * @param rows copies of these rows, a leaf with a gradient
   */
  public record Selection(String table, Tensor index, Tensor rows) {}

  private final List<Selection> selections = new ArrayList<>();

  /** What the run has selected so far. */
  public List<Selection> selections() {
    return List.copyOf(selections);
  }

  /** Copies out the rows that ids name. */
  Tensor select(String name, Tensor table, long[] ids, long[] shape) {
    long[] distinct = Arrays.stream(ids).sorted().distinct().toArray();
    long[] local = Arrays.stream(ids).map(id -> Arrays.binarySearch(distinct, id)).toArray();
    Tensor index = Tensor.create(distinct, distinct.length);
    Tensor rows;
    try (NoGradGuard frozen = new NoGradGuard()) {
      rows = table.index_select(0, index);
    }
    rows.set_requires_grad(true);
    selections.add(new Selection(name, index, rows));
    return torch.embedding(rows, Tensor.create(local, shape));
  }
}
