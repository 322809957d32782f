"""The translation catalogues: gathers the sentences of the code, compiles them, complains when they are stale.

catalogue.py update            sentences of the code → translations/*/LC_MESSAGES/spie_desktop.po
catalogue.py set < pairs.json  {"Sentence": "Phrase", "One|Many": ["un", "plusieurs"], "context::Word": "mot"}
catalogue.py missing           sentences with no French yet, as JSON ready to fill in
catalogue.py compile           .po → .mo
catalogue.py check             fails when a sentence is missing, empty, fuzzy, or no longer in the code
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FRENCH = ROOT / "translations" / "fr" / "LC_MESSAGES" / "spie_desktop.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (ROOT / "scripts" / "catalogue.py").open() as itself:
        fcntl.flock(itself, fcntl.LOCK_EX)
        yield


def _sentences() -> Catalog:
    found = Catalog(charset="utf-8")
    for file, line, message, _, context in extract_from_dir(
        ROOT / "spie_desktop", method_map=[("**.py", "python")], keywords=KEYWORDS, options_map={}
    ):
        del line  # line numbers would change the catalogue at each edit
        found.add(message, locations=[(f"spie_desktop/{file}", 0)], context=context)
    return found


def _read() -> Catalog:
    if not FRENCH.exists():
        return Catalog(locale="fr", charset="utf-8", project="SPIE Desktop")
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def _write(catalogue: Catalog) -> None:
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    temporary = FRENCH.with_suffix(".tmp")
    with temporary.open("wb") as file:
        write_po(file, catalogue, sort_output=True, width=110, include_lineno=False, ignore_obsolete=True)
    temporary.replace(FRENCH)


def _updated() -> Catalog:
    catalogue = _read()
    catalogue.update(_sentences(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def _is_filled(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(texts) and not message.fuzzy


def _key(message: Message) -> str:
    text = "|".join(message.id) if isinstance(message.id, tuple | list) else str(message.id)
    return f"{message.context}::{text}" if message.context else text


def update() -> int:
    with _alone():
        _write(_updated())
    return missing()


def missing() -> int:
    gaps = {_key(message): "" for message in _updated() if message.id and not _is_filled(message)}
    print(json.dumps(gaps, ensure_ascii=False, indent=1))
    return 0


def fill_in() -> int:
    pairs = json.load(sys.stdin)
    with _alone():
        catalogue = _updated()
        messages = {_key(message): message for message in catalogue if message.id}
        unknown = [key for key in pairs if key not in messages]
        for key, text in pairs.items():
            if key in messages:
                messages[key].string = tuple(text) if isinstance(text, list) else text
        _write(catalogue)
        _compile()
    for key in unknown:
        print(f"not a sentence of the code: {key}", file=sys.stderr)
    return 1 if unknown else 0


def _compile() -> None:
    target = FRENCH.with_suffix(".mo")
    temporary = target.with_suffix(".mo.tmp")
    with temporary.open("wb") as file:
        write_mo(file, _read())
    temporary.replace(target)


def compile_all() -> int:
    with _alone():
        _compile()
    return 0


def check() -> int:
    stored, code = _read(), _sentences()
    problems = [
        f"no French: {_key(message)}" for message in code if message.id and not stored.get(message.id, message.context)
    ]
    for message in stored:
        if not message.id:
            continue
        if not code.get(message.id, message.context):
            problems.append(f"no longer in the code: {_key(message)}")
        elif not _is_filled(message):
            problems.append(f"empty or fuzzy: {_key(message)}")
        else:
            problems += [f"{error}: {_key(message)}" for error in message.check(stored)]
    print("\n".join(problems) if problems else "catalogues: complete")
    return 1 if problems else 0


VERBS = {"update": update, "set": fill_in, "missing": missing, "compile": compile_all, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    sys.exit(VERBS[sys.argv[1]]())
