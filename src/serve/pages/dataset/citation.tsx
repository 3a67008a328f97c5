/** How to cite a dataset: as a sentence, and for reference managers. */
import { today } from '../../notation.ts';
import type { Frame } from './frame.ts';

export function Citation({ frame }: { frame: Frame }) {
  const { page, words, dataset, selection } = frame;
  const { site, language } = page;
  const publisher = page.text(site.publisher.name);
  const title = dataset.text('dct:title', language) ?? dataset.iri;
  const released = site.release.manifest.created.slice(0, 10);
  const year = released.slice(0, 4);
  const sentence = `${publisher} (${year}). ${title} [${words.citation.kind}]. ${page.text(site.title)}. ${dataset.iri} (${words.citation.accessed} ${page.date(today(), 'date')}). ${page.text(site.licence.name)}.`;
  const bibtex = `@misc{${selection.cube.dataset}-${year},
  author       = {{${forTex(publisher)}}},
  title        = {{${forTex(title)}}},
  year         = {${year}},
  publisher    = {${forTex(page.text(site.title))}},
  howpublished = {\\url{${dataset.iri}}},
  note         = {${forTex(page.text(site.licence.name))}},
  urldate      = {${today()}},
  language     = {${language === 'fr' ? 'french' : 'english'}}
}`;
  return (
    <section>
      <h2>{words.citation.title}</h2>
      <p>{words.citation.lead}</p>
      <pre class="wrapped" tabindex={0} data-copy={words.files.copy} data-copied={words.files.copied}>
        <code>{sentence}</code>
      </pre>
      <pre tabindex={0} data-copy={words.files.copy} data-copied={words.files.copied}>
        <code>{bibtex}</code>
      </pre>
    </section>
  );
}

/** What TeX takes for more than itself. */
const forTex = (text: string) => text.replace(/[&%$#_{}]/g, '\\$&');
