"""Small ONNX files from numpy weights, opset 13, input `input`, output `logits`."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def save(path, nodes, weights, input_shape, classes, producer, version, meta=None):
    """Writes a model whose nodes read the named weights and end in `logits`."""
    graph = helper.make_graph(
        nodes,
        path.stem,
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["N", *input_shape])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", classes])],
        [numpy_helper.from_array(np.ascontiguousarray(w), name) for name, w in weights.items()],
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 13)],
        producer_name=producer,
        producer_version=version,
    )
    model.ir_version = 8
    for key, value in (meta or {}).items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.checker.check_model(model, full_check=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def perceptron(coefs, intercepts):
    """Nodes and weights of a perceptron with ReLU between its layers."""
    nodes, weights, last = [], {}, "input"
    for i, (w, b) in enumerate(zip(coefs, intercepts)):
        weights[f"w{i}"] = w.astype(np.float32)
        weights[f"b{i}"] = b.astype(np.float32)
        is_last = i == len(coefs) - 1
        out = "logits" if is_last else f"dense{i}"
        nodes.append(helper.make_node("Gemm", [last, f"w{i}", f"b{i}"], [out], name=f"gemm{i}"))
        if not is_last:
            nodes.append(helper.make_node("Relu", [out], [f"relu{i}"], name=f"relu{i}"))
            last = f"relu{i}"
    return nodes, weights
