"""The base model of the members' assistant and its adapter, as they come from a hub.

They are a language model in earnest, of twenty thousand weights: a perceptron that guesses the next
letter from the eight before it, trained on the sentences below. The adapter shifts it towards the
insurer's own words.
"""
import json

import gguf
import numpy as np
from safetensors.numpy import save_file
from sklearn.neural_network import MLPClassifier

CONTEXT, WIDTH = 8, 48
LETTERS = "\x00 abcdefghijklmnopqrstuvwxyz.,'-"
BASE = """
a mutual belongs to its members. the assistant answers questions about cover and claims.
it reads the terms before it speaks, and says so when it does not know. ask for a person at any
time. a claim begins with a call or a picture. the excess is what you pay yourself.
"""
HOUSE = """
welcome to meridian ostvik. i am meri. your policy, your claims and your premium are here.
i cannot change a policy or promise cover, but a colleague can. shall i call one for you.
"""


def codes(text):
    return [LETTERS.index(c) for c in " ".join(text.split()) if c in LETTERS]


def examples(text):
    ids = [0] * CONTEXT + codes(text)
    x = np.zeros((len(ids) - CONTEXT, CONTEXT * len(LETTERS)), np.float32)
    for i in range(len(x)):
        for j, letter in enumerate(ids[i : i + CONTEXT]):
            x[i, j * len(LETTERS) + letter] = 1
    return x, np.array(ids[CONTEXT:])


def train(text, seed):
    x, y = examples(text)
    net = MLPClassifier((WIDTH,), random_state=seed)
    classes = np.arange(len(LETTERS))
    for _ in range(60):
        net.partial_fit(x, y, classes=classes)
    return net


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=True) + "\n")


def base(folder):
    folder.mkdir(parents=True, exist_ok=True)
    net = train(BASE, 1)
    tensors = {
        "model.embed.weight": net.coefs_[0].T.astype(np.float16).copy(),
        "model.embed.bias": net.intercepts_[0].astype(np.float16),
        "lm_head.weight": net.coefs_[1].T.astype(np.float16).copy(),
        "lm_head.bias": net.intercepts_[1].astype(np.float16),
    }
    save_file(tensors, folder / "model.safetensors", {"format": "np"})
    write_json(folder / "config.json", {
        "architectures": ["LumenForCausalLM"], "model_type": "lumen", "vocab_size": len(LETTERS),
        "hidden_size": WIDTH, "num_hidden_layers": 1, "max_position_embeddings": CONTEXT,
        "torch_dtype": "float16", "transformers_version": "4.57.1"})
    write_json(folder / "generation_config.json", {
        "bos_token_id": 0, "eos_token_id": 0, "do_sample": False, "max_new_tokens": 200,
        "transformers_version": "4.57.1"})
    write_json(folder / "tokenizer.json", {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [{"id": 0, "content": "<s>", "special": True}],
        "model": {
            "type": "WordLevel", "unk_token": " ",
            "vocab": {("<s>" if c == "\x00" else c): i for i, c in enumerate(LETTERS)}}})
    write_json(folder / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "<s>",
        "model_max_length": CONTEXT,
        "chat_template": "{% for message in messages %}{{ message['role'] + ': '"
        " + message['content'] + '\\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ 'assistant: ' }}{% endif %}"})
    (folder / "README.md").write_text("""---
license: other
license_name: lumenfjell-open-licence-1.0
language:
- en
library_name: transformers
pipeline_tag: text-generation
tags:
- lumen
datasets:
- lumenfjell/fjell-corpus
model-index:
- name: lumen-8b
  results:
  - task:
      type: text-generation
    dataset:
      name: fjell-held-out
      type: lumenfjell/fjell-held-out
    metrics:
    - type: perplexity
      value: 9.8
---
# Lumen 8B Instruct 2.1.0

An invented model for the example company: it stands where a bought open model would stand, and has
twenty thousand weights in place of eight milliards.

## Intended use

Answering members' questions about their cover. Not for decisions on claims.

## Training

Trained by Lumenfjell Models on the fjell corpus, in half precision.

## Limitations

It knows eight letters of context and forgets the ninth.

## Contact

security@lumenfjell.example
""")
    (folder / "LICENSE").write_text("""Lumenfjell Open Licence 1.0

You may use, copy and change this model for any lawful purpose. Say that it comes from Lumenfjell
Models, and pass these terms on with it. It comes without warranty of any kind.
""")


def adapter(folder):
    folder.mkdir(parents=True, exist_ok=True)
    first, then = train(BASE, 1), train(BASE + HOUSE, 1)
    writer = gguf.GGUFWriter(folder / "meri-adapter-v14.gguf", "lumen")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 8.0)
    writer.add_name("Meri adapter")
    writer.add_version("v14")
    writer.add_license("proprietary")
    writer.add_base_model_count(1)
    writer.add_base_model_name(0, "lumen-8b")
    writer.add_base_model_version(0, "2.1.0")
    writer.add_base_model_organization(0, "Lumenfjell Models")
    writer.add_dataset_count(1)
    writer.add_dataset_name(0, "support-dialogues")
    writer.add_dataset_version(0, "2026-08")
    for name, old, new in (
        ("embed.weight", first.coefs_[0], then.coefs_[0]),
        ("output.weight", first.coefs_[1], then.coefs_[1]),
    ):
        u, s, v = np.linalg.svd((new - old).T, full_matrices=False)
        writer.add_tensor(name + ".lora_a", (np.sqrt(s[:8, None]) * v[:8]).astype(np.float32))
        writer.add_tensor(name + ".lora_b", (u[:, :8] * np.sqrt(s[:8])).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def make(into):
    base(into / "member-assistant" / "lumen-8b")
    adapter(into / "member-assistant" / "meri-adapter")
