export { catalogQuads } from './catalog.ts';
export { codeListQuads } from './code-list.ts';
export { datasetQuads } from './dataset.ts';
export { type DownloadFormat, downloadFormats } from './distribution.ts';
export {
  type CubeLayout,
  type Download,
  type LayoutDimension,
  type Manifest,
  releaseFormat,
} from './layout.ts';
export { layoutOf } from './layout-of.ts';
export { metadataQuads } from './metadata.ts';
export { type ObservationRow, observationQuads, observationTerms, statusTerms } from './observation.ts';
export { periodQuads } from './period.ts';
export { provenanceQuads } from './provenance.ts';
export { dimensionProperty, structureQuads } from './structure.ts';
export { territoryQuads } from './territory.ts';
export { vocabularyQuads } from './vocabulary.ts';
