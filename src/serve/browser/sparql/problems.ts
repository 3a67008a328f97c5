/** What is wrong with a query, shown at its line: what the grammar does not expect as one writes, what the server refuses. */
import type Yasqe from '@zazuko/yasqe';

const GUTTER = 'gutterErrorBar';

export interface ProblemTexts {
  /** Comes before what may stand there. */
  readonly syntax: string;
  readonly here: string;
}

export function checking(editor: Yasqe, texts: ProblemTexts) {
  const doc = editor.getDoc();
  const clear = () => {
    editor.clearGutter(GUTTER);
    doc.eachLine((line) => {
      editor.removeLineClass(line, 'background', 'wrong-line');
    });
  };
  const show = (line: number, words: string) => {
    const sign = document.createElement('span');
    sign.className = 'wrong-sign';
    sign.title = words;
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', words);
    sign.textContent = '!';
    editor.setGutterMarker(line, GUTTER, sign);
    editor.addLineClass(line, 'background', 'wrong-line');
  };
  const check = () => {
    clear();
    for (let line = 0; line < doc.lineCount(); line += 1) {
      const state = editor.getTokenAt({ line, ch: doc.getLine(line).length }, true).state;
      if (state.OK !== false) continue;
      show(line, state.errorMsg ?? `${texts.syntax} ${readable(state.possibleCurrent ?? []).join('  ')}`);
      return;
    }
  };
  editor.on('changes', check);
  check();
  return {
    /** Both from 1. */
    mark: (line: number) => {
      clear();
      show(Math.min(line, doc.lineCount()) - 1, texts.here);
    },
  };
}

/** How many of the things that may stand at a place are told. */
const TOLD = 12;

/** Terminals of the grammar → what they look like in a query. */
const looks: readonly (readonly [RegExp, string])[] = [
  [/^VAR\d$/, '?x'],
  [/^IRI_REF$/, '<…>'],
  [/^PNAME_/, 'a:b'],
  [/^STRING_/, '"…"'],
  [/^(INTEGER|DECIMAL|DOUBLE)/, '12'],
  [/^(BLANK_NODE|ANON)/, '_:x'],
  [/^NIL$/, '()'],
  [/^LANGTAG$/, '@fr'],
];

function readable(terminals: readonly string[]): string[] {
  const seen = terminals.map(
    (terminal) => looks.find(([pattern]) => pattern.test(terminal))?.[1] ?? terminal,
  );
  return [...new Set(seen)].slice(0, TOLD);
}
