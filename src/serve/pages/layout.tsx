/** The frame of every page: head, trail, content, foot. */
import type { Child } from 'hono/jsx';
import { bundle, bundledStyles, favicon, stylesheet, typefaces } from '../assets.ts';
import { languages } from '../language.ts';
import { rdfRepresentations } from '../representation.ts';
import type { Page } from './page.ts';
import { SearchBox } from './search.tsx';

export interface PageContent {
  readonly title: string;
  /** What kind of thing it is about, in a word or two. */
  readonly kind?: string;
  /** The way to it from the catalogue, which goes without saying. */
  readonly trail?: readonly { readonly href: string; readonly label: string }[];
  /** In a sentence, for those who find the page elsewhere. */
  readonly summary?: string;
  /** The thing that the page is about, when it has documents in RDF. */
  readonly about?: string;
  /** The scripts of `browser/` that it uses besides the frame's; it reads well without. */
  readonly scripts?: readonly string[];
  /** The stylesheets of `assets/` that it uses besides the house's; those that its scripts import come by themselves. */
  readonly styles?: readonly string[];
  /** Whether its body has a search box, so that the head needs none. */
  readonly ownSearch?: boolean;
  readonly body: Child;
}

/** A whole HTML document. */
export async function renderPage(page: Page, content: PageContent): Promise<string> {
  const html = await (<Layout page={page} content={content} />);
  return `<!DOCTYPE html>${await html.toString()}`;
}

function Layout({ page, content }: { page: Page; content: PageContent }) {
  const { links, language, site } = page;
  const catalogue = page.text(site.title);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{content.title === catalogue ? catalogue : `${content.title} · ${catalogue}`}</title>
        <meta
          name="description"
          content={content.summary || [content.kind, content.title].filter(Boolean).join(' : ')}
        />
        <Files page={page} content={content} />
        <link rel="icon" href={links.file(favicon.path)} type={favicon.mediaType} />
        {content.about !== undefined && <Alternates page={page} about={content.about} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {page.texts.site.skip}
        </a>
        <Head page={page} search={content.ownSearch !== true} />
        <main id="content" class="band" tabindex={-1}>
          {content.trail !== undefined && <Trail page={page} trail={content.trail} />}
          {content.kind !== undefined && <p class="kind">{content.kind}</p>}
          <h1>{content.title}</h1>
          {content.body}
        </main>
        <Foot page={page} about={content.about} />
      </body>
    </html>
  );
}

/** What the page is drawn with. */
function Files({ page, content: { scripts = [], styles = [] } }: { page: Page; content: PageContent }) {
  const all = ['frame', ...scripts];
  const sheets = [
    ...all.flatMap((script) => bundledStyles(script) ?? []),
    ...['style', ...styles].map(stylesheet),
  ];
  return (
    <>
      {typefaces.map(({ path, mediaType }) => (
        <link rel="preload" as="font" type={mediaType} href={page.links.file(path)} crossorigin="anonymous" />
      ))}
      {sheets.map(({ path }) => (
        <link rel="stylesheet" href={page.links.file(path)} />
      ))}
      {all.map((script) => (
        <script type="module" src={page.links.file(bundle(`${script}.js`).path)} />
      ))}
    </>
  );
}

/** Where the same document is, in other forms and languages. */
function Alternates({ page, about }: { page: Page; about: string }) {
  return (
    <>
      {rdfRepresentations.map(({ suffix, mediaType }) => (
        <link rel="alternate" type={mediaType} href={page.links.form(about, suffix)} />
      ))}
      {languages.map((language) => (
        <link rel="alternate" hreflang={language} href={page.inLanguage(language)} />
      ))}
    </>
  );
}

function Head({ page, search }: { page: Page; search: boolean }) {
  const { texts, links, site } = page;
  const other = page.otherLanguage;
  const [home, sparql] = [links.path(''), links.path('sparql')];
  const here = (href: string) => (href.split('?')[0] === page.url.pathname ? 'page' : undefined);
  return (
    <header class="site-head">
      <div class="band">
        <a class="site-name" href={home}>
          <img src={links.file(favicon.path)} alt="" width="28" height="28" />
          {page.text(site.title).split(',')[0]}
        </a>
        {search && <SearchBox page={page} id="site-search" />}
        <nav aria-label={texts.site.navigation}>
          <ul>
            <li class="home">
              <a href={home} aria-current={here(home)}>
                {texts.site.catalogue}
              </a>
            </li>
            <li>
              <a href={sparql} aria-current={here(sparql)}>
                {texts.site.sparql}
              </a>
            </li>
            <li>
              <a href={page.inLanguage(other)} hreflang={other} lang={other}>
                {texts.site.otherLanguage}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Trail({ page, trail }: { page: Page; trail: NonNullable<PageContent['trail']> }) {
  return (
    <nav class="trail" aria-label={page.texts.site.trail}>
      <a href={page.links.path('')}>{page.texts.site.catalogue}</a>
      {trail.map(({ href, label }) => (
        <a href={href}>{label}</a>
      ))}
    </nav>
  );
}

function Foot({ page, about }: { page: Page; about: string | undefined }) {
  const { texts, links, site } = page;
  return (
    <footer class="site-foot">
      <div class="band">
        <p>
          {texts.site.publishedBy}{' '}
          <a href={links.page(site.publisher.iri)}>{page.text(site.publisher.name)}</a> {texts.site.under}{' '}
          <a href={site.licence.url}>{page.text(site.licence.name)}</a>.{' '}
          {texts.site.released(page.date(site.release.manifest.created, 'dateTime'))}
        </p>
        <p>
          {texts.site.machines} <a href={links.path('sparql')}>SPARQL</a>,{' '}
          <a href={links.file('.well-known/void?format=txt')}>{texts.site.void}</a>,{' '}
          <a href={links.file('sitemap.xml')}>{texts.site.sitemap}</a>.
        </p>
        <p class="printed">{about ?? new URL(page.url.pathname + page.url.search, links.base).href}</p>
      </div>
    </footer>
  );
}
