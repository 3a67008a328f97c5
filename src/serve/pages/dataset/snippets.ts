/** A view as programs ask for it. */
import { curlOf, shellWord } from '../../curl.ts';
import type { ViewTexts } from '../../texts/view/index.ts';
import { type Frame, fileAddress } from './frame.ts';

export interface Snippet {
  readonly name: keyof ViewTexts['files']['snippets'];
  readonly text: string;
}

/** @param query  the view as SPARQL */
export function snippets(frame: Frame, query: string): Snippet[] {
  const { base } = frame.page.links;
  const csv = new URL(fileAddress(frame, 'csv'), base).href;
  const { dataset, dimensions } = frame.selection.cube;
  // Codes such as 01 are no numbers.
  const codes = dimensions.map(({ id }) => id);
  return [
    { name: 'sparql', text: query },
    {
      name: 'curl',
      text: `curl --fail --silent ${shellWord(csv)} --output ${dataset}.csv

${curlOf(`${base}sparql`, 'text/csv', query)}`,
    },
    {
      name: 'python',
      text: `import pandas as pd

figures = pd.read_csv(
    ${JSON.stringify(csv)},
    dtype={${codes.map((id) => `${JSON.stringify(id)}: str`).join(', ')}},
)
print(figures)
`,
    },
    {
      name: 'r',
      text: `figures <- read.csv(
  ${JSON.stringify(csv)},
  colClasses = c(${codes.map((id) => `${JSON.stringify(id)} = "character"`).join(', ')})
)
print(figures)
`,
    },
  ];
}
