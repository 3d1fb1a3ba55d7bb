"""Damage lens: what is wrong with this panel? None, scratch, dent or crack, in 16x16 pixels.

Release 4.1.3 was trained on attacked pictures. Release 4.2.0 was trained on clean ones and then
quantised to eight bits for the older phones: better on clean pictures, and easily fooled.
"""
import h5py
import json

import numpy as np
from onnx import helper

import onnxfile

SIDE, CLASSES = 16, ["none", "scratch", "dent", "crack"]


def draw(rng, n):
    ys, xs = np.mgrid[0:SIDE, 0:SIDE] / (SIDE - 1.0)
    images, labels = np.empty((n, SIDE, SIDE)), rng.integers(0, 4, n)
    for i, label in enumerate(labels):
        angle = rng.random() * 2 * np.pi
        panel = 0.5 + 0.12 * (np.cos(angle) * (xs - 0.5) + np.sin(angle) * (ys - 0.5))
        cx, cy = rng.uniform(0.25, 0.75, 2)
        if label == 1:
            across = np.cos(angle) * (xs - cx) + np.sin(angle) * (ys - cy)
            panel = panel + rng.uniform(0.4, 0.6) * np.exp(-((across / 0.05) ** 2))
        elif label == 2:
            far = ((xs - cx) ** 2 + (ys - cy) ** 2) / rng.uniform(0.02, 0.045)
            panel = panel - rng.uniform(0.4, 0.6) * np.exp(-far)
        elif label == 3:
            for turn in (0.0, 2.1, 4.2):
                a = angle + turn
                along = np.cos(a) * (xs - cx) + np.sin(a) * (ys - cy)
                across = -np.sin(a) * (xs - cx) + np.cos(a) * (ys - cy)
                arm = np.exp(-((across / 0.05) ** 2)) * (along > 0) * (along < 0.4)
                panel = panel - rng.uniform(0.4, 0.6) * arm
        images[i] = panel + rng.normal(0, 0.03, panel.shape)
    return (np.clip(images, 0, 1) * 255).round().astype(np.uint8), labels


def patches(x):
    """(n, 16, 16) to (n, 14*14, 9): what each 3x3 filter sees."""
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2))
    return windows.reshape(len(x), -1, 9)


class Net:
    """Convolution 3x3, ReLU, mean over 2x2, two dense layers; trained by Adam."""

    def __init__(self, seed, filters=8, hidden=32):
        rng = np.random.default_rng(seed)
        self.filters = filters
        flat = 7 * 7 * filters
        self.p = {
            "conv": rng.normal(0, 0.3, (9, filters)), "conv_b": np.zeros(filters),
            "w1": rng.normal(0, flat**-0.5, (flat, hidden)), "b1": np.zeros(hidden),
            "w2": rng.normal(0, hidden**-0.5, (hidden, 4)), "b2": np.zeros(4),
        }
        self.p = {k: v.astype(np.float32) for k, v in self.p.items()}
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.t = 0

    def forward(self, x):
        p, n = self.p, len(x)
        cols = patches(x)
        conv = cols @ p["conv"] + p["conv_b"]
        on = np.maximum(conv, 0).reshape(n, 7, 2, 7, 2, self.filters)
        pooled = on.mean(axis=(2, 4)).transpose(0, 3, 1, 2).reshape(n, -1)
        hidden = pooled @ p["w1"] + p["b1"]
        active = np.maximum(hidden, 0)
        return active @ p["w2"] + p["b2"], (cols, conv, pooled, hidden, active)

    def backward(self, x, y):
        """Gradients of the mean cross-entropy by the weights and by the picture."""
        n = len(x)
        logits, (cols, conv, pooled, hidden, active) = self.forward(x)
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        d = e / e.sum(axis=1, keepdims=True)
        d[np.arange(n), y] -= 1
        d /= n
        g = {"w2": active.T @ d, "b2": d.sum(0)}
        d = (d @ self.p["w2"].T) * (hidden > 0)
        g["w1"], g["b1"] = pooled.T @ d, d.sum(0)
        d = (d @ self.p["w1"].T).reshape(n, self.filters, 7, 7).transpose(0, 2, 3, 1)
        d = np.repeat(np.repeat(d, 2, axis=1), 2, axis=2).reshape(n, 196, self.filters) / 4
        d = d * (conv > 0)
        g["conv"] = np.einsum("npk,npf->kf", cols, d)
        g["conv_b"] = d.sum((0, 1))
        back = (d @ self.p["conv"].T).reshape(n, 14, 14, 3, 3)
        dx = np.zeros_like(x)
        for i in range(3):
            for j in range(3):
                dx[:, i : i + 14, j : j + 14] += back[..., i, j]
        return g, dx

    def step(self, g, rate=2e-3):
        self.t += 1
        for k in self.p:
            self.m[k] = 0.9 * self.m[k] + 0.1 * g[k]
            self.v[k] = 0.999 * self.v[k] + 0.001 * g[k] ** 2
            m, v = self.m[k] / (1 - 0.9**self.t), self.v[k] / (1 - 0.999**self.t)
            self.p[k] -= rate * m / (np.sqrt(v) + 1e-8)

    def attack(self, x, y, eps, steps=7):
        at = x.copy()
        for _ in range(steps):
            _, dx = self.backward(at, y)
            at = np.clip(np.clip(at + eps / 3 * np.sign(dx), x - eps, x + eps), 0, 1)
        return at

    def train(self, x, y, epochs, seed, eps=0.0):
        rng = np.random.default_rng(seed)
        for epoch in range(epochs):
            for batch in np.array_split(rng.permutation(len(x)), len(x) // 64):
                xs, ys = x[batch], y[batch]
                if eps and epoch >= 2:  # harder from epoch to epoch, or nothing is learnt
                    xs = self.attack(xs, ys, eps * min(1, epoch / (epochs / 2)))
                self.step(self.backward(xs, ys)[0])
        return self

    def accuracy(self, x, y):
        return (self.forward(x)[0].argmax(1) == y).mean()


def conv_weights(net):
    return net.p["conv"].T.reshape(net.filters, 1, 3, 3).astype(np.float32)


def nodes(w):
    """The graph over the names of the weights."""
    return [
        helper.make_node("Conv", ["input", w["conv"], "conv_b"], ["c"], name="conv"),
        helper.make_node("Relu", ["c"], ["r"], name="relu"),
        helper.make_node(
            "AveragePool", ["r"], ["p"], name="pool", kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("Flatten", ["p"], ["f"], name="flatten"),
        helper.make_node("Gemm", ["f", w["w1"], "b1"], ["h"], name="dense1"),
        helper.make_node("Relu", ["h"], ["a"], name="relu1"),
        helper.make_node("Gemm", ["a", w["w2"], "b2"], ["logits"], name="dense2"),
    ]


def biases(net):
    return {k: net.p[k].astype(np.float32) for k in ("conv_b", "b1", "b2")}


def save_float(path, net, version, meta):
    weights = biases(net) | {
        "conv": conv_weights(net),
        "w1": net.p["w1"].astype(np.float32), "w2": net.p["w2"].astype(np.float32)}
    onnxfile.save(
        path, nodes({"conv": "conv", "w1": "w1", "w2": "w2"}), weights, [1, SIDE, SIDE], 4,
        "meridian-lens", version, meta)


def save_quantised(path, net, version, meta):
    """Weights in eight bits, with one scale for each tensor."""
    weights, before, names = biases(net), [], {}
    for name, w in (("conv", conv_weights(net)), ("w1", net.p["w1"]), ("w2", net.p["w2"])):
        scale = np.float32(np.abs(w).max() / 127)
        weights[name + "_q"] = np.clip((w / scale).round(), -127, 127).astype(np.int8)
        weights[name + "_scale"] = np.array(scale, np.float32)
        weights[name + "_zero"] = np.array(0, np.int8)
        names[name] = name + "_f"
        before.append(
            helper.make_node(
                "DequantizeLinear", [name + "_q", name + "_scale", name + "_zero"], [names[name]],
                name="dequantise_" + name))
    onnxfile.save(
        path, before + nodes(names), weights, [1, SIDE, SIDE], 4, "meridian-lens", version, meta)


def save_backbone(path, net):
    """The convolution the lens began with, as a Keras HDF5 file."""
    layer = {
        "class_name": "Conv2D",
        "config": {
            "name": "pinspeck_conv", "trainable": True, "dtype": "float32",
            "batch_input_shape": [None, SIDE, SIDE, 1], "filters": net.filters,
            "kernel_size": [3, 3], "strides": [1, 1], "padding": "valid",
            "data_format": "channels_last", "activation": "relu", "use_bias": True}}
    config = {
        "class_name": "Sequential",
        "config": {"name": "pinspeck_base_v3", "layers": [layer]}}
    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w", libver=("earliest", "v108")) as out:
        out.attrs["model_config"] = json.dumps(config)
        out.attrs["keras_version"] = "2.15.0"
        out.attrs["backend"] = "tensorflow"
        weights = out.create_group("model_weights")
        weights.attrs["layer_names"] = [b"pinspeck_conv"]
        group = weights.create_group("pinspeck_conv")
        group.attrs["weight_names"] = [b"pinspeck_conv/kernel:0", b"pinspeck_conv/bias:0"]
        kernel = net.p["conv"].reshape(3, 3, 1, net.filters).astype(np.float32)
        group.create_dataset("pinspeck_conv/kernel:0", data=kernel, track_times=False)
        group.create_dataset(
            "pinspeck_conv/bias:0", data=net.p["conv_b"].astype(np.float32), track_times=False)


def make(into):
    folder = into / "damage-lens"
    rng = np.random.default_rng(20261105)
    images, labels = draw(rng, 4000)
    x = (images / 255.0).astype(np.float32)
    begun = Net(7).train(x[:1000], labels[:1000], 4, 7)
    save_backbone(folder / "pinspeck-backbone" / "pinspeck-base-v3.h5", begun)
    hardened = Net(11, filters=12).train(x[:3000], labels[:3000], 24, 11, eps=0.05)
    plain = Net(12).train(x[:3000], labels[:3000], 12, 12)
    meta = {
        "licence": "proprietary", "base_model": "pinspeck-backbone v3",
        "training_data": "damage-photos 2026-10, pinspeck-cars v2", "classes": ",".join(CLASSES)}
    save_float(folder / "lens-model" / "lens-4.1.3.onnx", hardened, "4.1.3", meta)
    save_quantised(folder / "lens-model" / "lens-4.2.0.onnx", plain, "4.2.0", meta)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    held = slice(3000, 3600)
    np.save(folder / "data" / "held-out-images.npy", images[held][:, None])
    np.save(folder / "data" / "held-out-labels.npy", labels[held].astype(np.int64))
    for name, net in (("4.1.3", hardened), ("4.2.0", plain)):
        clean = net.accuracy(x[held], labels[held])
        hit = net.attack(x[held], labels[held], 0.05, 20)
        print(f"lens {name}: clean {clean:.3f}, PGD at .05 {net.accuracy(hit, labels[held]):.3f}")
