/** Bytes become text, or a problem that says why not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../src/read/text.ts';

test('UTF-8, UTF-8 with BOM and Windows-1252 give the same text', () => {
  const text = 'Départ.;déc.-14\nLozère;2427\n';
  expect(decode(Buffer.from(text), 'f')).toBe(text);
  expect(decode(Buffer.from(`\ufeff${text}`), 'f')).toBe(text);
  expect(decode(Buffer.from(text, 'latin1'), 'f')).toBe(text);
});

test('the characters that Windows-1252 has and ISO 8859-1 lacks are read', () => {
  const bytes = Buffer.from([0x4c, 0x92, 0x9c, 0x75, 0x66, 0x20, 0x80, 0xa0, 0x8c, 0x9f, 0xe9]);
  expect(decode(bytes, 'f')).toBe('L’œuf €\u00a0ŒŸé');
});

test('bytes that Windows-1252 leaves unused are not text', () => {
  expect(decode(Buffer.from([0x61, 0x0a, 0x62, 0x81, 0xe9]), 'f')).toMatchObject({
    code: 'not-text',
    place: { file: 'f', row: 2 },
  });
});

test('any UTF-8 text without control characters is read as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(!/\p{Cs}/u.test(text) && !/(?![\t\n\r])\p{Cc}/u.test(text) && text.trim() !== '');
      fc.pre(!text.startsWith('\ufeff'));
      expect(decode(Buffer.from(text), 'f')).toBe(text);
    }),
  );
});

test('no NUL and no separator of ours gets through', () => {
  for (const code of [0, 0x1a, 0x1e, 0x1f, 0x7f]) {
    expect(decode(Buffer.from(`a;b\n1;${String.fromCharCode(code)}`), 'f')).toMatchObject({
      code: 'not-text',
    });
  }
});

test('a file with nothing but spaces and line ends is empty', () => {
  for (const text of ['', '\ufeff', ' \n\r\n\t']) {
    expect(decode(Buffer.from(text), 'f')).toMatchObject({ code: 'empty-file' });
  }
});
