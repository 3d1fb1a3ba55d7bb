package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.ByteBuffer;

/// How one value of an array is stored.
enum NpyValue {
  BOOL('b', 1) {
    @Override
    double next(ByteBuffer in) {
      return in.get();
    }
  },
  INT8('i', 1) {
    @Override
    double next(ByteBuffer in) {
      return in.get();
    }
  },
  UINT8('u', 1) {
    @Override
    double next(ByteBuffer in) {
      return in.get() & 0xFF;
    }
  },
  INT16('i', 2) {
    @Override
    double next(ByteBuffer in) {
      return in.getShort();
    }
  },
  UINT16('u', 2) {
    @Override
    double next(ByteBuffer in) {
      return in.getShort() & 0xFFFF;
    }
  },
  INT32('i', 4) {
    @Override
    double next(ByteBuffer in) {
      return in.getInt();
    }
  },
  UINT32('u', 4) {
    @Override
    double next(ByteBuffer in) {
      return in.getInt() & 0xFFFF_FFFFL;
    }
  },
  INT64('i', 8) {
    @Override
    double next(ByteBuffer in) {
      return (double) in.getLong();
    }
  },
  FLOAT16('f', 2) {
    @Override
    double next(ByteBuffer in) {
      return Float.float16ToFloat(in.getShort());
    }
  },
  FLOAT32('f', 4) {
    @Override
    double next(ByteBuffer in) {
      return in.getFloat();
    }
  },
  FLOAT64('f', 8) {
    @Override
    double next(ByteBuffer in) {
      return in.getDouble();
    }
  };

  private final char letter;
  private final int bytes;

  NpyValue(char letter, int bytes) {
    this.letter = letter;
    this.bytes = bytes;
  }

  abstract double next(ByteBuffer in);

  static NpyValue of(String name, char letter, int bytes) {
    for (NpyValue value : values()) {
      if (value.letter == letter && value.bytes == bytes) {
        return value;
      }
    }
    throw new ProblemException(
        Problem.Kind.UNREADABLE_DATA,
        "%s holds values of type %c%d".formatted(name, letter, bytes),
        letter == 'O'
            ? "Python objects are programs and are never loaded; save numbers"
            : "save it as integers or floating point numbers");
  }
}
