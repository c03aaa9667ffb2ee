#!/usr/bin/env python3
"""The engines beside which `make bench` measures the scanner, behind one small protocol.

    peers.py lists FOLDER         writes lists of a dictionary's words: s-1000 … s-50000 rarer ones, d-… the commonest
    peers.py run TEXT LIST        makes every engine ready for the phrases of LIST (one a line), and prints a line of
                                  JSON with the seconds that each took; then, for each line of standard input that names
                                  an engine, scans TEXT with it once and prints the processor seconds and the hits
                                  (-1 when the engine does not tell).

What an engine does besides scanning is kept as small as its Python module lets: hyperscan reports to nobody, the others
make a list of what they find. Where there are very many hits that list is a part of their time.
"""
import json
import os
import random
import re
import sys
import time


def hyperscan_engine(text, phrases):
    import hyperscan
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    expressions = [phrase.encode() for phrase in phrases]
    # HS_FLAG_SOM_LEFTMOST would tell where a match begins; it is refused for lists this long.
    database.compile(expressions=expressions, ids=list(range(len(expressions))), elements=len(expressions), literal=True)
    scratch = hyperscan.Scratch(database)
    data = text.encode()

    def scan():
        database.scan(data, match_event_handler=None, scratch=scratch)
        return -1
    return scan


def daachorse_engine(text, phrases):
    import daachorse
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(phrases)
    return lambda: len(automaton.find_overlapping(text))


def aho_corasick_engine(text, phrases):
    import ahocorasick_rs
    # The DFA is the fastest of its kinds, where it fits into memory.
    kind = ahocorasick_rs.Implementation.DFA if len(phrases) <= 10_000 else ahocorasick_rs.Implementation.ContiguousNFA
    automaton = ahocorasick_rs.BytesAhoCorasick([phrase.encode() for phrase in phrases], implementation=kind)
    data = text.encode()
    return lambda: len(automaton.find_matches_as_indexes(data, overlapping=True))


def pyahocorasick_engine(text, phrases):
    import ahocorasick
    automaton = ahocorasick.Automaton()
    for index, phrase in enumerate(phrases):
        automaton.add_word(phrase, index)
    automaton.make_automaton()
    return lambda: sum(1 for _ in automaton.iter(text))


def icu_engine(text, phrases):
    """What a peer would pay to fold the text, with the system's ICU: to UTF-16, NFKC and caseless."""
    import ctypes
    import ctypes.util
    name = ctypes.util.find_library('icuuc')
    library = ctypes.CDLL(name)
    version = re.search(r'\.(\d+)', name).group(1)
    status = ctypes.c_int(0)
    instance = getattr(library, f'unorm2_getNFKCCasefoldInstance_{version}')
    instance.restype = ctypes.c_void_p
    normalizer = ctypes.c_void_p(instance(ctypes.byref(status)))
    to_utf16 = getattr(library, f'u_strFromUTF8_{version}')
    normalize = getattr(library, f'unorm2_normalize_{version}')
    data = text.encode()
    units = (ctypes.c_uint16 * (len(data) + 1))()
    folded = (ctypes.c_uint16 * (2 * len(data) + 1))()

    def scan():
        length, status = ctypes.c_int(0), ctypes.c_int(0)
        to_utf16(units, len(units), ctypes.byref(length), data, len(data), ctypes.byref(status))
        normalize(normalizer, units, length, folded, len(folded), ctypes.byref(status))
        if status.value > 0:
            raise RuntimeError(f'ICU error {status.value}')
        return -1
    return scan


ENGINES = {
    'hyperscan': hyperscan_engine,
    'daachorse': daachorse_engine,
    'aho-corasick': aho_corasick_engine,
    'pyahocorasick': pyahocorasick_engine,
    'ICU folding': icu_engine,
}


def run(text_path, list_path):
    with open(text_path, encoding='utf-8', newline='') as file:
        text = file.read()
    with open(list_path, encoding='utf-8') as file:
        phrases = file.read().split('\n')[:-1]
    text.encode()
    scans, seconds = {}, {}
    for name, make in ENGINES.items():
        start = time.process_time()
        try:
            scans[name] = make(text, phrases)
        except Exception as error:  # whatever keeps one engine from running keeps no other
            print(f'{name}: {error}', file=sys.stderr)
            continue
        seconds[name] = time.process_time() - start
    print(json.dumps(seconds), flush=True)
    for line in sys.stdin:
        scan = scans[line.strip()]
        start = time.process_time()
        hits = scan()
        print(time.process_time() - start, hits, flush=True)


def lists(folder):
    import jieba
    words = []
    with open(os.path.join(os.path.dirname(jieba.__file__), 'dict.txt'), encoding='utf-8') as file:
        for line in file:
            word, count, _ = line.split(' ')
            if re.fullmatch('[\u4e00-\u9fff]{2,8}', word):
                words.append((-int(count), word))
    words.sort()
    rare = [word for count, word in words if 3 < -count <= 60]
    random.Random(1).shuffle(rare)
    for kind, chosen in ('s', rare), ('d', [word for _, word in words]):
        for size in 1_000, 10_000, 50_000:
            with open(os.path.join(folder, f'{kind}-{size}'), 'w', encoding='utf-8') as file:
                file.write('\n'.join(chosen[:size]) + '\n')


if __name__ == '__main__':
    match sys.argv[1:]:
        case ['lists', folder]: lists(folder)
        case ['run', text, phrases]: run(text, phrases)
        case _: sys.exit(__doc__)
