/** Bytes ⇄ units: text in which every byte that is not touched comes back as it was. */

/** How the bytes of a file are cut into units, and what a run of units means. */
export interface Units {
  readonly text: string;
  /** What units say, as people read them. */
  read(units: string): string;
  /** Units, changed in ASCII alone, back to bytes. */
  bytes(units: string): Uint8Array;
}

/**
 * UTF-16 with its byte order mark is cut into characters; anything else into bytes, in which delimiters,
 * quotes and line ends are ASCII. What is not UTF-8 is Windows-1252.
 *
 * @see https://encoding.spec.whatwg.org/#bom-sniff
 */
export function unitsOf(bytes: Uint8Array): Units {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) {
    return {
      text: buffer.toString('utf16le'),
      read: (units) => units,
      bytes: (units) => Buffer.from(units, 'utf16le'),
    };
  }
  const decoder = isUtf8(bytes) ? new TextDecoder('utf-8') : new TextDecoder('windows-1252');
  return {
    text: buffer.toString('latin1'),
    read: (units) => decoder.decode(Buffer.from(units, 'latin1')),
    bytes: (units) => Buffer.from(units, 'latin1'),
  };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
