export { type ReadCells, read } from './read.ts';
