"""Writes streams with what CPython makes of them, for DifferentialTest.

Run by hand with CPython 3.11 or later: python3 pickle_streams.py OUT.gz

Each record: length and bytes of the stream; how many opcodes pickletools.genops yields and the CRC32
of their places, names and arguments; whether it ended with STOP; whether pickle's own loader loads
it; what it imports on the way.
"""
import gzip
import io
import pickle
import pickletools
import random
import struct
import sys
import zlib
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING

SEED = 20260101
NAMES = [("collections", "OrderedDict"), ("os", "system"), ("__builtin__", "set"), ("m", "C"),
         ("copy_reg", "_reconstructor"), ("numpy", "dtype"), ("urllib2", "urlopen")]


class Thing:
    """Stands for whatever is imported; takes everything."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, *args):
        return Thing()

    def __setstate__(self, state):
        pass

    def __setitem__(self, key, value):
        pass

    def append(self, item):
        pass

    extend = add = append


class Loader(pickle._Unpickler):
    def __init__(self, data):
        self.source = io.BytesIO(data)
        super().__init__(self.source)
        self.imports = []

    def find_class(self, module, name):
        if self.proto < 3:
            if (module, name) in NAME_MAPPING:
                module, name = NAME_MAPPING[module, name]
            elif module in IMPORT_MAPPING:
                module = IMPORT_MAPPING[module]
        self.imports.append(module + " " + name)
        return Thing

    def persistent_load(self, pid):
        return Thing()

    def get_extension(self, code):
        self.append(Thing)


def argument(arg):
    if arg is None:
        return "-"
    if isinstance(arg, bool):
        return str(int(arg))
    if isinstance(arg, int):
        return str(arg)
    if isinstance(arg, float):
        return struct.pack(">d", arg).hex()
    if isinstance(arg, str):
        return arg.encode("utf-8", "surrogatepass").hex()
    return bytes(arg).hex()


class Writer:
    def __init__(self, rng):
        self.rng = rng
        self.out = bytearray()
        self.depth = [0]
        self.memo = 0

    def text(self, text):
        kind = self.rng.randrange(7)
        raw = text.encode()
        if kind == 0:
            self.out += b"X" + struct.pack("<I", len(raw)) + raw
        elif kind == 1:
            self.out += b"\x8d" + struct.pack("<Q", len(raw)) + raw
        elif kind == 2:
            self.out += b"V" + raw + b"\n"
        elif kind == 3:
            self.out += b"S" + repr(text).encode() + b"\n"
        elif kind == 4:
            self.out += b"U" + bytes([len(raw)]) + raw
        elif kind == 5:
            self.out += b"T" + struct.pack("<i", len(raw)) + raw
        else:
            self.out += b"\x8c" + bytes([len(raw)]) + raw

    def value(self):
        r = self.rng
        kind = r.randrange(22)
        b = self.out
        if kind == 0:
            b += b"K" + bytes([r.randrange(256)])
        elif kind == 1:
            b += b"M" + struct.pack("<H", r.randrange(65536))
        elif kind == 2:
            b += b"J" + struct.pack("<i", r.randrange(-2**31, 2**31))
        elif kind == 3:
            b += b"I%d\n" % r.randrange(-10**6, 10**6)
        elif kind == 4:
            b += b"L%dL\n" % r.randrange(-10**12, 10**12)
        elif kind == 5:
            n = r.randrange(9)
            b += b"\x8a" + bytes([n]) + r.randbytes(n)
        elif kind == 6:
            b += b"G" + struct.pack(">d", r.uniform(-5, 5))
        elif kind == 7:
            b += b"F%r\n" % r.uniform(-5, 5)
        elif kind == 8:
            self.text(r.choice(["a", "os", "system", "x y", "caf\u00e9", "it's", "__setstate__", "tab\\t"]).replace("\u00e9", "e"))
        elif kind == 9:
            n = r.randrange(6)
            b += b"C" + bytes([n]) + r.randbytes(n)
        elif kind == 10:
            n = r.randrange(6)
            b += r.choice([b"B" + struct.pack("<I", n), b"\x8e" + struct.pack("<Q", n), b"\x96" + struct.pack("<Q", n)]) + r.randbytes(n)
        elif kind == 11:
            b += r.choice([b"N", b"\x88", b"\x89", b"]", b"}", b")", b"\x8f", b"I00\n", b"I01\n"])
        elif kind in (12, 13):
            module, name = r.choice(NAMES)
            if r.random() < 0.5:
                b += b"c" + module.encode() + b"\n" + name.encode() + b"\n"
            else:
                self.text(module)
                self.text(name)
                b += b"\x93"
        elif kind == 14 and self.memo:
            i = r.randrange(self.memo)
            b += r.choice([b"h" + bytes([i % 256]), b"j" + struct.pack("<I", i), b"g%d\n" % i])
        elif kind == 15:
            b += r.choice([b"\x82\x05", b"\x83\x05\x01", b"\x84\x05\x01\x01\x00"])
        elif kind == 16:
            b += b"Psome-id\n"
        elif kind == 17:
            b += b"(i" + ("%s\n%s\n" % r.choice(NAMES)).encode()
        else:
            b += b"N"
        self.depth[-1] += 1

    def step(self):
        r = self.rng
        b = self.out
        have = self.depth[-1]
        kind = r.randrange(30)
        if kind < 12:
            self.value()
        elif kind == 12:
            b += b"("
            self.depth.append(0)
        elif kind == 13 and len(self.depth) > 1:
            b += r.choice([b"t", b"l", b"1", b"t"])
            made = 0 if b[-1:] == b"1" else 1
            self.depth.pop()
            self.depth[-1] += made
        elif kind == 14 and have > 0:
            b += b"\x94"
            self.memo += 1
        elif kind == 15 and have > 0:
            b += r.choice([b"q" + bytes([self.memo % 256]), b"r" + struct.pack("<I", self.memo), b"p%d\n" % self.memo])
            self.memo += 1
        elif kind == 16 and have > 1:
            b += b"0"
            self.depth[-1] -= 1
        elif kind == 17 and have > 0:
            b += b"2"
            self.depth[-1] += 1
        elif kind == 18:
            n = r.randrange(1, 4)
            if have >= n:
                b += bytes([0x84 + n])
                self.depth[-1] -= n - 1
        elif kind == 19:
            b += b"]("
            for _ in range(r.randrange(4)):
                self.depth.append(0)
                self.value()
                self.depth.pop()
            b += b"e"
            self.depth[-1] += 1
        elif kind == 20:
            b += b"}("
            for _ in range(r.randrange(3)):
                self.text(r.choice(["k", "__class__", "key"]))
                b += b"N"
            b += b"u"
            self.depth[-1] += 1
        elif kind == 21:
            module, name = r.choice(NAMES)
            b += b"c" + module.encode() + b"\n" + name.encode() + b"\n)" + r.choice([b"R", b"\x81"])
            self.depth[-1] += 1
        elif kind == 22:
            module, name = r.choice(NAMES)
            b += b"(c" + module.encode() + b"\n" + name.encode() + b"\nNo"
            self.depth[-1] += 1
        elif kind == 23:
            module, name = r.choice(NAMES)
            b += b"c" + module.encode() + b"\n" + name.encode() + b"\n)\x81}b"
            self.depth[-1] += 1
        elif kind == 24 and have > 0:
            b += b"Q"
        elif kind == 25:
            b += r.choice([b"(Na", b"]Na", b"}NNs", b"\x8f(N\x90", b"(N\x91", b"(NNd"])
            if b[-3:] == b"(Na":
                del b[-3:]
                b += b"]Na"
            self.depth[-1] += 1
        elif kind == 26:
            b += b"\x80" + bytes([r.randrange(6)])
        elif kind == 27:
            module, name = r.choice(NAMES)
            b += b"c" + module.encode() + b"\n" + name.encode() + b"\n)}\x92"
            self.depth[-1] += 1
        elif have == 0:
            self.value()


def stream(rng):
    writer = Writer(rng)
    if rng.random() < 0.7:
        writer.out += b"\x80" + bytes([rng.choice([0, 2, 3, 4, 5])])
    for _ in range(rng.randrange(1, 16)):
        writer.step()
    while len(writer.depth) > 1:
        writer.out += b"t"
        writer.depth.pop()
        writer.depth[-1] += 1
    if writer.depth[-1] == 0:
        writer.out += b"N"
    writer.out += b"."
    data = bytearray(writer.out)
    fate = rng.random()
    if fate < 0.1:
        del data[rng.randrange(len(data)):]
    elif fate < 0.2:
        data[rng.randrange(len(data))] = rng.randrange(256)
    elif fate < 0.25:
        data = bytearray(rng.randbytes(rng.randrange(1, 30)))
    return bytes(data)


def record(data):
    lines = []
    stopped = 0
    try:
        for opcode, arg, place in pickletools.genops(data):
            lines.append("%d %s %s\n" % (place, opcode.name, argument(arg)))
            stopped = int(opcode.name == "STOP")
    except Exception:
        stopped = 0
    loader = Loader(data)
    try:
        loader.load()
        loaded = 1
    except Exception:
        loaded = 0
    end = loader.source.tell() if loaded else 0
    imports = "\n".join(loader.imports).encode()
    return struct.pack("<H", len(data)) + data + struct.pack(
        "<HIBBHH", len(lines), zlib.crc32("".join(lines).encode()), stopped, loaded, end, len(imports)) + imports


def main():
    rng = random.Random(SEED)
    records = []
    while len(records) < 4000:
        data = stream(rng)
        if 0 < len(data) < 60000:
            records.append(record(data))
    with open(sys.argv[1], "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as packed:
        packed.write(struct.pack("<I", len(records)))
        for each in records:
            packed.write(each)
    print(len(records), "streams")


main()
