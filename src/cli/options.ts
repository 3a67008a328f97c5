/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import { said } from './words.ts';

export const dataOption = () =>
  new Option(
    '--data <dir>',
    said({
      fr: 'dossier de catalog.yaml et des jeux de données',
      en: 'folder of catalog.yaml and the datasets',
    }),
  )
    .default('data')
    .argParser(folderName);

export const outOption = () =>
  new Option('--out <dir>', said({ fr: 'dossier des versions publiées', en: 'folder of releases' }))
    .default('published')
    .argParser(folderName);

export const baseOption = () =>
  new Option(
    '--base <iri>',
    said({ fr: 'l’IRI sous laquelle tout est nommé', en: 'the IRI under which everything is named' }),
  )
    .env('STARCUBE_BASE')
    .default('http://localhost:8080/')
    .argParser(baseIri);

/** An empty name would stand for the folder where the command runs. */
function folderName(value: string): string {
  if (value !== '') return value;
  throw new InvalidArgumentError(said({ fr: 'Nommez un dossier.', en: 'Name a folder.' }));
}

/** What a path's segments may hold to be the same in a URL, an IRI and a link: one slash between them. */
const cleanPath = /^\/(?:[\w.~!$&'()*+,;=:@%-]+\/)*$/;

/**
 * An absolute http(s) IRI that ends in a slash, written as a browser would write it: every name begins with it,
 * and is compared letter by letter.
 */
function baseIri(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const clean =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.href === `${url.origin}${url.pathname}` &&
    cleanPath.test(url.pathname);
  if (!clean) {
    throw new InvalidArgumentError(
      said({
        fr: 'Donnez une adresse http:// ou https:// qui finit par « / », sans mot de passe, « ? » ni « # ».',
        en: 'Give an http:// or https:// address that ends in “/”, with no password, “?” or “#”.',
      }),
    );
  }
  if (url.href !== value)
    throw new InvalidArgumentError(said({ fr: `Écrivez « ${url.href} ».`, en: `Write it “${url.href}”.` }));
  return value;
}
