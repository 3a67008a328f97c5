/** The SPARQL page: an editor in the place of the text area, answers without another page. */
import '@zazuko/yasqe/build/yasqe.min.css';
import { answering } from './sparql/answering.ts';
import { type Field, plainField } from './sparql/field.ts';

const form = document.querySelector<HTMLFormElement>('form.editor');
const area = form?.querySelector('textarea');
if (form && area) {
  let field: Field = plainField(area);
  const { run, markProblem } = answering(form, {
    get: () => field.get(),
    set: (query) => field.set(query),
    mark: (line, column) => field.mark(line, column),
  });
  // The editor is large: the page is of use before it has come.
  void import('./sparql/editor.ts').then(({ mountEditor }) => {
    field = mountEditor(form, area, run);
    markProblem();
  });
}
