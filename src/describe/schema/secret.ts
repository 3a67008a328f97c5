/** The form of the rules of the statistical secret in dataset.yaml. */
import { z } from 'zod';

export const secret = z
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
        description: 'Cells that are zero by definition: the codes that each dimension named takes in them.',
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
  .meta({ description: 'The rules of the statistical secret.' });
