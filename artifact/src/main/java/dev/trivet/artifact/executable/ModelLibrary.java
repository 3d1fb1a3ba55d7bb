package dev.trivet.artifact.executable;

import dev.trivet.artifact.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Which runtime of models a native library is made for, by a name it must export for it.
final class ModelLibrary {
  /// Names lie where the linker puts them: before the code of compiled models, behind that of small
  /// plug-ins. Beyond this a library is just a library.
  private static final long MOST_LOOKED_AT = 32L << 20;

  private static final List<Mark> MARKS =
      List.of(
          new Mark("AOTInductorModelContainerCreate", "PyTorch's AOTInductor"),
          new Mark("__tvm_module_ctx", "TVM"),
          new Mark("__tvm_ffi__library_bin", "TVM"),
          new Mark("iree_hal_executable_library_query", "IREE"),
          new Mark("RegisterCustomOps", "ONNX Runtime, as custom operators"),
          new Mark("TF_InitKernel", "TensorFlow, as a plug-in"),
          new Mark("TF_InitGraph", "TensorFlow, as a plug-in"));

  private record Mark(String name, String runtime) {
    boolean isIn(Bytes bytes) {
      byte[] sought = name.getBytes(StandardCharsets.US_ASCII);
      return bytes.indexOf(sought, 0, MOST_LOOKED_AT).isPresent();
    }
  }

  private ModelLibrary() {}

  static Optional<String> runtime(Bytes bytes) {
    return MARKS.stream().filter(mark -> mark.isIn(bytes)).map(Mark::runtime).findFirst();
  }
}
