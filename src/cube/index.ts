export { Iris } from './iri.ts';
export type { CubeLayout, Download, LayoutDimension, Manifest } from './layout.ts';
