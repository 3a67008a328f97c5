/** What a page weighs: everything that a browser loads to show it, asked for without a browser. */
export interface Weight {
  /** Bytes as they are before any compression. */
  readonly html: number;
  readonly css: number;
  readonly js: number;
  /** Kept for good by browsers after the first page. */
  readonly fonts: number;
  readonly requests: number;
  readonly elements: number;
  /** Until the last byte of the HTML, in milliseconds: the best of three. */
  readonly took: number;
  readonly head: Head;
  /** What it loads from other hosts. */
  readonly elsewhere: readonly string[];
}

/** What every page has, for those who find it elsewhere or do not see it. */
export interface Head {
  readonly lang: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly viewport: string | undefined;
  readonly headings: number;
}

const suffixes = { css: 'css', js: 'js', woff2: 'fonts' } as const;

export async function weigh(base: string, path: string): Promise<Weight> {
  let [html, took] = ['', Number.POSITIVE_INFINITY];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    html = await text(new URL(path, base));
    took = Math.min(took, performance.now() - start);
  }
  const loaded = new Set<string>();
  const elsewhere: string[] = [];
  const waiting = [
    ...html.matchAll(
      /<(?:link rel="(?:stylesheet|icon|preload)"|script|img|iframe)[^>]* (?:href|src)="([^"]+)"/g,
    ),
  ].map(([, address]) => new URL(address ?? '', base).href);
  const bytes = { html: Buffer.byteLength(html), css: 0, js: 0, fonts: 0 };
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!next.startsWith(base)) {
      elsewhere.push(next);
      continue;
    }
    if (loaded.has(next)) continue;
    loaded.add(next);
    const body = await text(new URL(next));
    const kind = suffixes[next.slice(next.lastIndexOf('.') + 1) as keyof typeof suffixes];
    if (kind) bytes[kind] += Buffer.byteLength(body, kind === 'fonts' ? 'latin1' : 'utf8');
    // What scripts and stylesheets load in turn; what is imported later, with `import()`, is not for the first sight.
    for (const [, address] of body.matchAll(/(?:\bfrom\s*|\bimport\s*|url\()"?'?(\.\/[^"')]+)/g)) {
      waiting.push(new URL(address ?? '', next).href);
    }
  }
  const found = (pattern: RegExp) => pattern.exec(html)?.[1];
  return {
    ...bytes,
    took,
    requests: loaded.size + 1,
    elements: html.match(/<[a-z]/g)?.length ?? 0,
    elsewhere,
    head: {
      lang: found(/<html lang="([^"]*)"/),
      title: found(/<title>([^<]+)<\/title>/),
      description: found(/<meta name="description" content="([^"]+)"/),
      viewport: found(/<meta name="viewport" content="([^"]+)"/),
      headings: html.match(/<h1\b/g)?.length ?? 0,
    },
  };
}

async function text(url: URL): Promise<string> {
  const response = await fetch(url, { headers: { accept: 'text/html,*/*', 'accept-language': 'fr' } });
  return url.pathname.endsWith('.woff2')
    ? Buffer.from(await response.arrayBuffer()).toString('latin1')
    : response.text();
}
