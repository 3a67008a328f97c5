/** Completion from the data's own vocabulary: prefixes, properties, classes and datasets at once, codes as they are looked for. */
import Yasqe, { type Hint } from '@zazuko/yasqe';
import { type Completable, fits, type Wanted } from './matching.ts';

interface Vocabulary {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly Completable[];
}

/** As many as a list shows without drowning its reader. */
const MOST = 40;
/** From how many letters on a list opens by itself. */
const LETTERS = 2;

export interface Completion {
  /** The completers that the editor is to use. */
  readonly names: string[];
  /** Completes what is before the cursor, even where nothing is yet. */
  ask(editor: Yasqe): void;
}

/** @param address  where the vocabulary is, and with `q` what words lead to */
export function completeVocabulary(address: string): Completion {
  let asked = false;
  const fetched = new Map<string, Promise<Vocabulary>>();
  const get = (words?: string): Promise<Vocabulary> => {
    const url = new URL(address, location.href);
    if (words !== undefined) url.searchParams.set('q', words);
    const known = fetched.get(url.href) ?? fetch(url).then((response) => response.json());
    fetched.set(url.href, known);
    return known;
  };
  const known = new Map<string, Completable>();
  let prefixes: Readonly<Record<string, string>> = {};

  const suggest = async (editor: Yasqe): Promise<string[]> => {
    const { word, wanted } = placeOf(editor);
    const all = await get();
    prefixes = all.prefixes;
    const own = all.terms.filter((term) => fits(term, word, wanted, prefixes));
    const looked = wanted === 'thing' && /^[\p{L}\d-]{2,}$/u.test(word) ? (await get(word)).terms : [];
    const found = [...own, ...looked].slice(0, MOST);
    for (const term of found) known.set(term.iri, term);
    return found.map(({ iri }) => iri);
  };

  // Its own completers of properties and classes ask a site elsewhere.
  Yasqe.defaults.autocompleters = [];
  Yasqe.registerAutocompleter({
    name: 'vocabulary',
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => {
      const { word, before, inText } = placeOf(editor);
      if (inText || /^[?$"'#@\d]/.test(word) || /^(PREFIX|BASE)$/i.test(before)) return false;
      return asked || word.length >= LETTERS;
    },
    get: suggest,
    postprocessHints: (editor, hints) =>
      hints.flatMap((hint) => {
        const term = known.get(hint.text);
        return term ? [drawn(editor, hint, term, prefixes)] : [];
      }),
  });
  Yasqe.forkAutocompleter('prefixes', {
    name: 'prefixes-here',
    persistenceId: null,
    get: async () =>
      Object.entries((await get()).prefixes)
        .map(([prefix, iri]) => `${prefix}: <${iri}>`)
        .sort(),
  });
  return {
    names: ['prefixes-here', 'variables', 'vocabulary'],
    ask: (editor) => {
      asked = true;
      editor.autocomplete();
      asked = false;
    },
  };
}

/** The word before the cursor, what comes before it, and what may stand in its place. */
function placeOf(editor: Yasqe) {
  const { line, ch } = editor.getDoc().getCursor();
  const [word = ''] = /[^\s{}().;,[\]|/^]*$/.exec(wordPart(editor.getDoc().getLine(line).slice(0, ch))) ?? [];
  const start = { line, ch: ch - word.length };
  const at = editor.getTokenAt(start, true);
  const previous = at.string.trim() === '' ? editor.getPreviousNonWsToken(line, at).string : at.string;
  const isVerb = (at.state.possibleCurrent ?? []).includes('a');
  const wanted: Wanted = /^(a|rdf:type)$/.test(previous) ? 'class' : isVerb ? 'property' : 'thing';
  const inText = /^(comment|string)$/.test(editor.getTokenAt({ line, ch }, true).type ?? '');
  return { word, before: previous, wanted, inText, start, end: { line, ch } };
}

/** An IRI being written is one word, whatever is in it. */
const wordPart = (text: string) => /<[^<>\s]*$/.exec(text)?.[0].replaceAll(/[/.(),;]/g, '\u0000') ?? text;

/** A term with its name beside it; to take it declares its prefix. */
function drawn(editor: Yasqe, hint: Hint, term: Completable, prefixes: Readonly<Record<string, string>>) {
  const [prefix, namespace] = Object.entries(prefixes).find(([, start]) => term.iri.startsWith(start)) ?? [];
  const local = namespace === undefined ? '' : term.iri.slice(namespace.length);
  const short = /^\w[\w-]*$/.test(local);
  const text = short ? `${prefix}:${local}` : `<${term.iri}>`;
  return {
    ...hint,
    text,
    displayText: text,
    render: (element: HTMLElement) => {
      const name = document.createElement('span');
      name.className = 'hint-name';
      name.textContent = term.label === undefined ? term.said : `${term.label} · ${term.said}`;
      const code = document.createElement('code');
      code.textContent = text;
      element.append(code, ' ', name);
    },
    hint: () => {
      const { start, end } = placeOf(editor);
      editor.getDoc().replaceRange(text, start, end, 'complete');
      if (short && prefix !== undefined && editor.getPrefixesFromQuery()[prefix] === undefined) {
        editor.addPrefixes({ [prefix]: namespace ?? '' });
      }
    },
  };
}
