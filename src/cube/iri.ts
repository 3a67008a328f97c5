/** Every IRI that a publisher mints: built on the floor, because code lists need them before there is a cube. */
export { Iris } from '../rdf/index.ts';
