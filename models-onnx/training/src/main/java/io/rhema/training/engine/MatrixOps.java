package io.rhema.training.engine;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Matrix products. */
final class MatrixOps {
  static final Map<String, Op> ALL =
      Map.of(
          "MatMul",
          call -> OpCall.device(call.tensor(0).matmul(call.tensor(1))),
          "Gemm",
          MatrixOps::gemm);

  private MatrixOps() {}

  private static Value gemm(OpCall call) {
    NodeAttributes attributes = call.node().attributes();
    if (attributes.real("alpha", 1) != 1 || attributes.real("beta", 1) != 1) {
      throw call.unsupported("alpha or beta is not 1");
    }
    Tensor a = transposed(call.tensor(0), attributes.integer("transA", 0));
    Tensor b = transposed(call.tensor(1), attributes.integer("transB", 0));
    return OpCall.device(call.has(2) ? torch.addmm(call.tensor(2), a, b) : a.matmul(b));
  }

  private static Tensor transposed(Tensor matrix, long flag) {
    return flag == 1 ? matrix.t() : matrix;
  }
}
