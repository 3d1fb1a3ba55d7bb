package dev.trivet.artifact.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the index of a checkpoint says: in how many files the tensors lie, and where in them.
///
/// Checkpoints of the first version are the same kind of table with the numbers in it; they have no
/// files beside them, and no tensors here.
///
/// @param version 2, or 1 for a table that holds its numbers itself; 0 for a table of neither
/// @param shards how many files of numbers there are
record Bundle(int version, long shards, List<Tensor> tensors) {
  /// What is read of something that is no index.
  static final Bundle NONE = new Bundle(0, 0, List.of());

  private static final int COST_OF_TENSOR = 160;
  private static final int MOST_SHOWN = 200;
  private static final long MOST_SHARDS = 100_000;

  /// No checkpoint is as large.
  private static final long ABSURD = 1L << 46;

  Bundle {
    tensors = List.copyOf(tensors);
  }

  /// @param name as it may be shown
  record Tensor(String name, BundleEntry entry) {}

  /// Told of what is wrong.
  @FunctionalInterface
  interface Problems {
    void report(Rule rule, long at, String message);
  }

  /// Reads all of a table, whatever is wrong with its entries.
  ///
  /// @throws TableBroken when it is no whole table
  static Bundle read(Bytes file, Budget budget, Problems problems) {
    var reading = new Reading(budget, problems, file.size());
    SortedTable.read(file, budget, reading::entry);
    return new Bundle(reading.version, reading.shards, reading.tensors);
  }

  private static final class Reading {
    private final Budget budget;
    private final Problems problems;
    private final long fileSize;
    private final List<Tensor> tensors = new ArrayList<>();
    private int version;
    private long shards;

    Reading(Budget budget, Problems problems, long fileSize) {
      this.budget = budget;
      this.problems = problems;
      this.fileSize = fileSize;
    }

    /// The first entry has an empty key, and says what the others are.
    void entry(SortedTable.Entry entry) {
      try {
        if (entry.key().isEmpty()) {
          header(entry);
        } else if (version == 2) {
          tensor(entry);
        } else if (version == 1) {
          V1Entries.value(entry);
        }
      } catch (ProtoBroken e) {
        problems.report(
            CheckpointRules.BROKEN, entry.at(), shown(entry.key()) + ": " + e.getMessage());
      }
    }

    private void header(SortedTable.Entry entry) {
      ProtoFields fields = ProtoFields.of(entry.value());
      version = 2;
      while (fields.next()) {
        if (fields.is(1)) {
          version = 1;
          V1Entries.header(entry, fields.place(), fileSize, problems);
        } else if (fields.number() == 1) {
          shards = fields.value();
        } else if (fields.number() == 2 && fields.value() != 0) {
          problems.report(
              CheckpointRules.BROKEN, entry.at(), "numbers with the highest byte first");
        }
      }
      if (version == 2 && (shards < 0 || shards > MOST_SHARDS)) {
        problems.report(CheckpointRules.BROKEN, entry.at(), "%,d files".formatted(shards));
      }
    }

    private void tensor(SortedTable.Entry entry) {
      budget.reserve(COST_OF_TENSOR + entry.key().length());
      String name = shown(entry.key());
      var tensor = new Tensor(name, BundleEntry.read(entry.value()));
      check(tensor, entry.at());
      if (namesPath(entry.key())) {
        problems.report(CheckpointRules.NAME, entry.at(), name);
      }
      tensors.add(tensor);
    }

    private void check(Tensor tensor, long at) {
      BundleEntry entry = tensor.entry();
      int width = TensorType.width(entry.type());
      if (width == TensorType.UNKNOWN) {
        String what = "%s: numbers of the unknown type %d".formatted(tensor.name(), entry.type());
        problems.report(CheckpointRules.BROKEN, at, what);
      } else if (entry.elements() > ABSURD || entry.size() > ABSURD) {
        problems.report(CheckpointRules.HUGE, at, tensor.name());
      } else if (entry.offset() < 0
          || entry.size() < 0
          || entry.end() < 0
          || entry.shard() < 0
          || entry.shard() >= Math.max(1, shards)) {
        problems.report(CheckpointRules.OUTSIDE, at, tensor.name());
      } else if (width != TensorType.ANY
          && !entry.isSliced()
          && entry.elements() * width != entry.size()) {
        contradiction(tensor, entry.elements() * width, at);
      }
    }

    /// The runtime makes room for the shape, and then looks whether the size fits it.
    private void contradiction(Tensor tensor, long shaped, long at) {
      problems.report(
          shaped > (1L << 28) && shaped / 4 > tensor.entry().size()
              ? CheckpointRules.HUGE
              : CheckpointRules.OUTSIDE,
          at,
          "%s: %,d bytes for a shape of %,d"
              .formatted(tensor.name(), tensor.entry().size(), shaped));
    }

    /// Names of parts of a tensor begin with a zero and are no text.
    private static boolean namesPath(String key) {
      return key.startsWith("/") || (key.charAt(0) != 0 && ("/" + key + "/").contains("/../"));
    }

    private static String shown(String key) {
      byte[] text = key.substring(0, Math.min(key.length(), MOST_SHOWN)).getBytes(ISO_8859_1);
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
