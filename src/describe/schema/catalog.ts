/** The form of catalog.yaml. */
import { z } from 'zod';
import { text, url, words } from './parts.ts';

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

export type CatalogDescription = z.output<typeof catalogSchema>;
