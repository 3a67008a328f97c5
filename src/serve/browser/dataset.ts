/** A dataset's page: another view without another page, arrow keys in tables, what can be copied. */
import { arrows } from './dataset/arrows.ts';
import { viewing } from './dataset/viewing.ts';
import { copying } from './frame/copying.ts';

viewing();
arrows();
copying(document);
