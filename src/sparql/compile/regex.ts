/** Regular expressions that mean the same to XPath, which SPARQL refers to, and to the database. */

/** Characters that stand for themselves. */
const plain = String.raw`[^\\^$.*+?()[\]{}|]`;
const escaped = String.raw`\\[\\^$.*+?()[\]{}|-]`;
/** Letters and digits, and ranges of them. */
const inClass = String.raw`[\p{L}\p{Nd} _](-[\p{L}\p{Nd}])?`;
const piece = `(${plain}|${escaped}|\\.|\\[(${inClass})+\\])[*+?]?`;
const open = `(\\^?(${piece})*\\$?)`;
const flat = `${open}(\\|${open})*`;
/** Groups, one within another at most. */
const group = (inner: string) => `(${piece}|\\((${inner})\\)[*+?]?)`;
const nest = (inner: string): string => {
  const part = `(\\^?(${group(inner)})*\\$?)`;
  return `${part}(\\|${part})*`;
};
const safe = new RegExp(`^(${nest(nest(flat))})$`, 'u');

/** @see https://www.w3.org/TR/xpath-functions/#regex-syntax */
export function isSafePattern(pattern: string, flags: string): boolean {
  return pattern.length <= 200 && /^i?$/.test(flags) && safe.test(pattern);
}
