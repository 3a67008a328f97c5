/** A button that copies the address of the thing that a page is about; without it the address can be selected. */
import { copying } from './dataset/copying.ts';

// Browsers let pages write to the clipboard on secure origins and on this machine alone.
if (navigator.clipboard) copying(document);
