/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';

export const dataOption = () =>
  new Option('--data <dir>', 'folder of catalog.yaml and the datasets').default('data');

export const outOption = () => new Option('--out <dir>', 'folder of releases').default('published');

export const baseOption = () =>
  new Option('--base <iri>', 'the IRI under which everything is named')
    .env('STARCUBE_BASE')
    .default('http://localhost:8080/')
    .argParser(baseIri);

/** An absolute http(s) IRI that ends in a slash. */
function baseIri(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.search !== '' ||
    url.hash !== '' ||
    !value.endsWith('/')
  ) {
    throw new InvalidArgumentError('Give an http:// or https:// address that ends in “/”.');
  }
  return value;
}
