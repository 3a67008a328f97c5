export { check, type Published, type PublishInput, publish } from './publish.ts';
export { FolderNotWritable } from './release-folder.ts';
