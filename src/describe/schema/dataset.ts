/** The form of dataset.yaml. */
import { z } from 'zod';
import { code, localName, period, text } from './parts.ts';
import { secret } from './secret.ts';
import { table } from './table.ts';

const ownCode = z
  .strictObject({
    code: code('What the code is called in an address: letters, digits, hyphens.'),
    label: text('Its name, as people read it.'),
    spelled: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .meta({
        description:
          'How the tables write it, where they write neither the code nor a label. One or several.',
      }),
    parent: code('The code of which this one is a part: a total’s parts sum to it.').optional(),
  })
  .meta({ description: 'A code of the list.' });

const dimensionSchema = z
  .strictObject({
    id: localName('`refArea` for the territory, `refPeriod` for the period; otherwise a word of yours.'),
    label: text('What the dimension is called.'),
    codes: z
      .union([
        z.enum(['caf', 'departement', 'region', 'commune', 'month', 'quarter', 'year']),
        z.array(ownCode).min(1),
      ])
      .meta({ description: 'A code list of the catalogue, or the codes themselves, in reading order.' }),
  })
  .meta({ description: 'A dimension of the cube.' });

export const datasetSchema = z
  .strictObject({
    publish: z
      .boolean()
      .default(true)
      .meta({ description: 'Write `false` to switch the dataset off: it is checked, and not published.' }),
    title: text('What the figures count.'),
    summary: text('What the dataset is, in two sentences.'),
    notes: z
      .array(text('One thing that a reader must know to use the figures.'))
      .default([])
      .meta({ description: 'What a reader must know to use the figures.' }),
    source: text('The file or survey that the figures come from.'),
    frequency: z
      .enum(['monthly', 'quarterly', 'annual', 'never'])
      .meta({ description: 'How often new figures are published.' }),
    granularity: z
      .enum(['month', 'quarter', 'year'])
      .optional()
      .meta({ description: 'What one period is. Left out where the figures have no period.' }),
    unit: text('The unit of the figures.'),
    scope: text('Which people the figures are about.'),
    zone: text('The kind of territory that the figures are about, with its exceptions.').optional(),
    period: z
      .strictObject({
        from: period('The first period of the series, which may be older than the tables here.'),
        to: period('The last period, when the series is closed.').optional(),
      })
      .optional()
      .meta({ description: 'What the series covers.' }),
    themes: z
      .array(z.string().regex(/^[A-Za-z0-9-]+(\/[a-z0-9-]+)*$/))
      .default([])
      .meta({ description: 'Themes and fields of the vocabulary.', examples: [['T1']] }),
    benefits: z
      .array(z.string().regex(/^[a-z0-9-]+$/))
      .default([])
      .meta({ description: 'Benefits of the vocabulary.', examples: [['aah']] }),
    dimensions: z
      .array(dimensionSchema)
      .min(1)
      .meta({ description: 'In the order of an observation’s address.' }),
    measure: z
      .strictObject({
        id: localName('The name of its property.'),
        label: text('What is measured.'),
        noun: text('The words after a figure, as in “5,465 recipients”.'),
      })
      .meta({ description: 'What the figures measure.' }),
    secret,
    /** A cell keeps its tables as the bits of 64. */
    tables: z.array(table).min(1).max(64).meta({ description: 'The tables that hold the figures.' }),
  })
  .meta({ title: 'dataset.yaml', description: 'What no machine can guess about the tables of a dataset.' });

export type DatasetDescription = z.output<typeof datasetSchema>;
