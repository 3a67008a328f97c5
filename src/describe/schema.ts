/** The form of catalog.yaml and dataset.yaml: the one source of what is checked and of what editors show. */
import { z } from 'zod';

/**
 * Names that a dimension or a measure cannot take: columns of the staging tables, attributes of every
 * observation, and the terms of our own vocabulary (vocab/ontology.ttl).
 */
const reserved = (
  'value source sources row column status field code spelled bad ' +
  'obsstatus confstatus unitmeasure ' +
  'ontology codelist validfrom validuntil formerregion acronym position evidence remedy caf benefit'
).split(' ');

const words = (description: string) => z.string().trim().min(1).meta({ description });
const url = (description: string) => z.url({ protocol: /^https?$/ }).meta({ description });
const text = (description: string) =>
  z
    .strictObject({ fr: words('In French.'), en: words('In English.') })
    .meta({ description: `${description} In French and in English.` });
const localName = (description: string) =>
  z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .refine((name) => !reserved.includes(name.toLowerCase()), { error: 'reserved' })
    .meta({ description });
const code = (description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .meta({ description });
const dimension = (description: string) => localName(`The id of a dimension: ${description}`);
const period = (description: string) =>
  z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
    .meta({ description, examples: ['1993-12', '2015'] });

export const catalogSchema = z
  .strictObject({
    title: text('The name of the catalogue.'),
    description: text('What the catalogue holds, in a sentence or two.'),
    publisher: z
      .strictObject({
        name: text('Its name.'),
        homepage: url('Its website, or the page of its open data.'),
      })
      .meta({ description: 'Who publishes the figures and answers for them.' }),
    licence: z
      .strictObject({
        name: text('Its name and version.'),
        url: url('Its text; the address by which the licence is known everywhere.'),
        spdx: words('Its identifier in the SPDX list, if it has one.').optional(),
      })
      .meta({ description: 'The open licence of everything in the catalogue.' }),
    contact: z
      .strictObject({
        name: words('A person or, better, a team.'),
        email: z.email().optional().meta({ description: 'An address that somebody reads.' }),
        url: url('A page with a form or an address.').optional(),
      })
      .meta({ description: 'Whom to ask about the figures.' }),
    languages: z
      .array(z.enum(['fr', 'en']))
      .min(1)
      .meta({ description: 'The languages of the texts, the first one being the publisher’s own.' }),
  })
  .meta({ title: 'catalog.yaml', description: 'What a catalogue says of itself.' });

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

const table = z
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
    secret: z
      .strictObject({
        threshold: z.int().min(0).default(5).meta({
          description: 'Figures below it are confidential: 5 hides 0 to 4.',
        }),
        zeros: z
          .enum(['hidden', 'shown'])
          .default('hidden')
          .meta({ description: 'Whether a zero is confidential too.' }),
        blanks: z.enum(['confidential', 'missing']).optional().meta({
          description: 'What a blank cell of the tables means. Tables with blanks need an answer.',
        }),
        structuralZeros: z
          .array(z.record(z.string(), z.array(z.string()).min(1)))
          .optional()
          .meta({
            description:
              'Cells that are zero by definition: the codes that each dimension named takes in them.',
          }),
        minimumPerArea: z
          .strictObject({
            dimension: z.string().meta({ description: 'The dimension of the areas.' }),
            minimum: z.int().min(1).meta({ description: 'The least total of an area that is shown.' }),
          })
          .optional()
          .meta({ description: 'An area whose total is below the minimum shows none of its cells.' }),
        relations: z
          .array(
            z.strictObject({
              dimension: z.string().meta({ description: 'The dimension of the codes.' }),
              total: z.string().meta({ description: 'The code of the total.' }),
              parts: z.array(z.string()).min(1).meta({ description: 'The codes that sum to it.' }),
            }),
          )
          .optional()
          .meta({ description: 'Sums that the parents of the codes do not say.' }),
        weights: z.enum(['values', 'cells']).optional().meta({
          description: 'What is lost with a hidden cell: its value (if nothing is said), or one cell.',
        }),
        indicator: z.string().optional().meta({
          description: 'A name that datasets share which publish the same cells under other dimensions.',
        }),
      })
      .prefault({})
      .meta({ description: 'The rules of the statistical secret.' }),
    /** A cell keeps its tables as the bits of 64. */
    tables: z.array(table).min(1).max(64).meta({ description: 'The tables that hold the figures.' }),
  })
  .meta({ title: 'dataset.yaml', description: 'What no machine can guess about the tables of a dataset.' });

export type DatasetDescription = z.output<typeof datasetSchema>;
export type CatalogDescription = z.output<typeof catalogSchema>;

/** The JSON Schema of a description, as committed beside this file for editors. */
export function jsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}
