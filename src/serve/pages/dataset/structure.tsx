/** What places each figure of a dataset, in short. */

import { present } from '../../view-codes.ts';
import { isPeriod } from '../../view-state.ts';
import { dimensionName, type Frame, measureName } from './frame.ts';

export async function StructureInShort({ frame }: { frame: Frame }) {
  const { page, words, selection } = frame;
  const { cube, pivot } = selection;
  const dimensions = await Promise.all(
    cube.dimensions.map(async (dimension) => ({
      ...dimension,
      isTime: isPeriod(dimension),
      codes: await present(pivot, dimension.id, {}),
    })),
  );
  return (
    <section>
      <h2>{words.structure.title}</h2>
      <p>{words.structure.lead}</p>
      <ul>
        {dimensions.map(({ id, property, scheme, codes, isTime }) => {
          const [first, last] = [codes[0], codes.at(-1)];
          return (
            <li>
              <a href={page.links.page(property)}>{dimensionName(frame, id)}</a>
              {' — '}
              <a href={page.links.page(page.site.iris.scheme(scheme).value)}>
                {words.structure.codes(codes.length, page.number(codes.length))}
              </a>
              {isTime && first && last && `, ${page.text(first.label)} – ${page.text(last.label)}`}
            </li>
          );
        })}
        <li>
          <a href={page.links.page(cube.measure.property)}>{measureName(frame)}</a>
          {' — '}
          {words.structure.measure}
        </li>
      </ul>
      <p>
        <a href={page.links.page(page.site.iris.structure(cube.dataset).value)}>{words.structure.all}</a>
      </p>
    </section>
  );
}
