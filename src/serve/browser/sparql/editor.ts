/** YASGUI's editor in the place of the text area: highlighting, completion, problems at their lines. */
import Yasqe from '@zazuko/yasqe';
import { completeVocabulary } from './completion.ts';
import type { Field } from './field.ts';
import { checking } from './problems.ts';

/**
 * Nothing is kept in the browser, nothing is fetched from elsewhere: prefixes and words to complete come from this server.
 *
 * @param run  what Ctrl+Enter does
 */
export function mountEditor(form: HTMLFormElement, area: HTMLTextAreaElement, run: () => void): Field {
  const place = document.createElement('div');
  const focused = document.activeElement === area;
  area.before(place);
  const completion = completeVocabulary(form.dataset.vocabulary ?? '');
  const submit = form.querySelector<HTMLButtonElement>('button[type="submit"]');
  const editor = new Yasqe(place, {
    value: area.value,
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null as never,
    prefixCcApi: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: '',
    // Its messages are in English, and styled inline.
    syntaxErrorCheck: false,
    highlightSelectionMatches: false as never,
    screenReaderLabel: form.dataset.editor ?? '',
    viewportMargin: Number.POSITIVE_INFINITY,
    autocompleters: completion.names,
    extraKeys: {
      'Ctrl-Enter': run,
      'Cmd-Enter': run,
      'Ctrl-Space': () => completion.ask(editor),
      Esc: () => submit?.focus(),
      // Tab leaves the editor, as it leaves any field.
      Tab: false,
      'Shift-Tab': false,
      'Ctrl-S': false,
    } as Record<string, (() => void) | false> as never,
  });
  area.hidden = true;
  const label = form.querySelector<HTMLLabelElement>('label[for="query"]');
  label?.addEventListener('click', () => editor.focus());
  form.querySelector('.shortcuts')?.removeAttribute('hidden');
  editor.on('change', () => {
    area.value = editor.getValue();
  });
  editor.on('autocompletionShown', () => {
    const list = place.querySelector<HTMLElement>('.CodeMirror-hints');
    list?.setAttribute('aria-label', form.dataset.completions ?? '');
    list?.setAttribute('tabindex', '0');
  });
  const problems = checking(editor, { syntax: form.dataset.syntax ?? '', here: form.dataset.here ?? '' });
  if (focused) editor.focus();
  // On a phone prefixes would be all that is seen of a query; they unfold at their mark.
  const fold = () => editor.collapsePrefixes(matchMedia('(max-width: 40rem)').matches);
  fold();
  return {
    get: () => editor.getValue(),
    set: (query) => {
      if (editor.getValue() === query) return;
      editor.setValue(query);
      fold();
    },
    mark: (line, column) => {
      problems.mark(line);
      editor.getDoc().setCursor({ line: line - 1, ch: column - 1 });
    },
  };
}
