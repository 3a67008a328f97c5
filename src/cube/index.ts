export { catalogQuads } from './catalog.ts';
export { codeListQuads } from './code-list.ts';
export { datasetQuads } from './dataset.ts';
export { type DownloadFormat, downloadFormats } from './distribution.ts';
export type { CubeLayout, Download, LayoutDimension, Manifest } from './layout.ts';
export { layoutOf } from './layout-of.ts';
export { type ObservationRow, observationQuads, statusTerms } from './observation.ts';
export { provenanceQuads } from './provenance.ts';
export { dimensionProperty, structureQuads } from './structure.ts';
