package dev.trivet.artifact.torch;

import java.util.Set;
import java.util.regex.Pattern;

/// What the operators a TorchScript program or exported graph calls are known to do.
final class Operators {
  /// `namespace.name` of operators that touch files, processes or the network, or run other code.
  private static final Pattern ACTING =
      Pattern.compile(
          "(aten|prim|_caffe2|caffe2)\\.(save|load|from_file|_pickle_load_obj|PythonOp|rpc_\\w+|fork_rpc)"
              + "|\\w+\\.(read_file|write_file|_?load_library|open_file|exec|system|download\\w*)"
              + "|torchaudio\\.sox_io_\\w+|torchaudio\\.(load|save)\\w*|image\\.(read|write)_file"
              + "|video_reader\\.\\w+|rpc\\.\\w+|dist_rpc\\.\\w+|torchdata\\.\\w+|\\w*python\\w*\\.\\w+");

  private static final Pattern SAYING =
      Pattern.compile(
          "(?i)(exec|shell|system|popen|spawn|python|command|subprocess|download|upload|https?|socket"
              + "|(read|write|open|load|delete|remove)_?(file|lib|url|path)|run_?(cmd|code|script))");

  /// Namespaces of PyTorch itself and of libraries that only compute.
  private static final Set<String> COMPUTING =
      Set.of(
          "aten",
          "prim",
          "prims",
          "quantized",
          "_quantized",
          "quantized_decomposed",
          "torchvision",
          "sparse",
          "mkldnn",
          "mkldnn_prepacked",
          "onednn",
          "mkl",
          "mkl_prepacked",
          "prepacked",
          "xnnpack",
          "_caffe2",
          "torch_scatter",
          "torch_sparse",
          "torch_cluster",
          "torch_spline_conv",
          "pyg",
          "inductor",
          "_inductor_test",
          "c10d_functional",
          "_c10d_functional",
          "c10d",
          "profiler",
          "debugprims",
          "cuda",
          "tensorexpr",
          "static_runtime",
          "vulkan_prepack",
          "metal_prepack",
          "higher_order",
          "fbgemm",
          "xformers",
          "flash_attn",
          "torchao",
          "image",
          "torchaudio",
          "nvprims",
          "mps",
          "executorch",
          "symm_mem");

  /// Namespaces of classes PyTorch itself brings.
  private static final Set<String> OWN_CLASSES =
      Set.of(
          "quantized",
          "xnnpack",
          "rnn",
          "nnapi",
          "sparse",
          "mkldnn",
          "vulkan",
          "metal",
          "cuda",
          "profiling",
          "_nnapi",
          "onednn",
          "c10d",
          "aten",
          "inductor",
          "fft",
          "CPUWeight");

  private Operators() {}

  /// @param operator `namespace.name`
  static boolean acts(String operator) {
    return ACTING.matcher(operator).matches();
  }

  /// Whether an operator of a namespace nobody has judged says by its name that it acts.
  static boolean saysItActs(String operator) {
    return isForeign(operator) && SAYING.matcher(operator).find();
  }

  /// Whether nobody has judged the namespace.
  static boolean isForeign(String operator) {
    int point = operator.indexOf('.');
    return point > 0 && !COMPUTING.contains(operator.substring(0, point));
  }

  /// Whether nobody has judged the namespace of a class.
  static boolean isForeignClass(String namespace) {
    return !OWN_CLASSES.contains(namespace);
  }
}
