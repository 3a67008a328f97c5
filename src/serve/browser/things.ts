/** A button that copies the address of the thing that a page is about. */
import { copying } from './frame/copying.ts';

copying(document);
