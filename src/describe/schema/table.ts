/** The form of a table in dataset.yaml: what each of its columns holds. */
import { z } from 'zod';
import { code, dimension, localName, text, url } from './parts.ts';

const column = z
  .discriminatedUnion('holds', [
    z.strictObject({
      holds: z.literal('code').meta({
        description:
          'The code of a dimension: the list’s own, a name that one code alone bears, or for a Caf the number of its department.',
      }),
      of: dimension('the one whose code the column holds.'),
    }),
    z.strictObject({
      holds: z
        .literal('label')
        .meta({ description: 'A name, compared with that of the code; it may be cut short.' }),
      of: dimension('the one whose code the column names.'),
    }),
    z.strictObject({
      holds: z
        .literal('region')
        .meta({ description: 'The code of the area’s region, compared with the code list’s.' }),
      of: dimension('the one whose code is an area.'),
      geography: z
        .string()
        .regex(/^\d{4}$/)
        .meta({ description: 'The year of the geography, between quotes.', examples: ['2015'] }),
    }),
    z.strictObject({
      holds: z.literal('figures').meta({ description: 'Figures, in whole numbers.' }),
      across: dimension(
        'the one whose code stands in the header, such as the period of each column.',
      ).optional(),
      codes: z
        .record(localName('The id of a dimension.'), code('Its code.'))
        .default({})
        .meta({ description: 'Codes that hold for the whole column: dimension, then code.' }),
    }),
    z.strictObject({ holds: z.literal('nothing').meta({ description: 'The column is left unread.' }) }),
  ])
  .meta({ description: 'What the column holds.' });

export const table = z
  .strictObject({
    file: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+$/)
      .meta({
        description: 'The file, in the same folder: small letters, digits and hyphens, then its suffix.',
        examples: ['caf-fr.csv'],
      }),
    title: text('What the table is, told apart from its neighbours.'),
    updated: z.iso
      .date()
      .optional()
      .meta({ description: 'When the table was last updated, if it is known.', examples: ['2015-03-19'] }),
    source: text('The file or survey of this table, where it differs from the dataset’s.').optional(),
    page: url('The page where the table was published.').optional(),
    headerRows: z.int().min(1).max(10).default(1).meta({
      description:
        'How many rows the header takes. A column’s header is the last of its header cells that is not blank.',
    }),
    codes: z
      .record(localName('The id of a dimension.'), code('Its code.'))
      .default({})
      .meta({ description: 'Codes that hold for the whole table: dimension, then code.' }),
    columns: z.record(z.string(), column).meta({
      description:
        'Header → what its column holds. `*` stands for every header not named here, `""` for a blank header.',
    }),
  })
  .meta({ description: 'A table of the dataset.' });
