"""Tables as CSV, and perceptrons trained on them."""
import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

import onnxfile


def save_csv(path, columns, rows, labels, label):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="\n") as out:
        out.write(",".join([*columns, label]) + "\n")
        for row, y in zip(rows, labels):
            out.write(",".join([*(f"{v:g}" for v in row), str(int(y))]) + "\n")


def fit(x, y, hidden, seed, alpha=1e-3):
    scaler = StandardScaler().fit(x)
    net = MLPClassifier(hidden, alpha=alpha, max_iter=300, random_state=seed)
    net.fit(scaler.transform(x), y)
    return scaler, net


def save_onnx(path, scaler, net, columns, producer, version, meta):
    """The scaling is folded into the first layer, and one logit becomes two."""
    coefs = [w.astype(np.float64) for w in net.coefs_]
    biases = [b.astype(np.float64) for b in net.intercepts_]
    biases[0] = biases[0] - (scaler.mean_ / scaler.scale_) @ coefs[0]
    coefs[0] = coefs[0] / scaler.scale_[:, None]
    coefs[-1] = np.hstack([np.zeros_like(coefs[-1]), coefs[-1]])
    biases[-1] = np.concatenate([np.zeros_like(biases[-1]), biases[-1]])
    nodes, weights = onnxfile.perceptron(coefs, biases)
    onnxfile.save(path, nodes, weights, [len(columns)], 2, producer, version, meta)
