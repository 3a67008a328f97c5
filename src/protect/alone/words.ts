/** Reports of the stand-alone commands, for people. */
import type { Language } from '../../rdf/index.ts';
import type { CsvAudit } from './audit-csv.ts';
import type { CsvReport } from './protect-csv.ts';

const methods = {
  fr: { exact: 'exacte', heuristic: 'heuristique', closed: 'totaux cachés' },
  en: { exact: 'exact', heuristic: 'heuristic', closed: 'totals hidden' },
} as const;

/** One line per figure: cells, primary, secondary, value hidden, method, gap, audit, time. */
export function protectReportText(report: CsvReport, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const fr = language === 'fr';
  const used = (['exact', 'heuristic', 'closed'] as const)
    .filter((method) => report[method] > 0)
    .map((method) => `${methods[language][method]} (${number.format(report[method])})`);
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const lines: [string, string][] = [
    [fr ? 'cases' : 'cells', number.format(report.cells)],
    [fr ? 'primaires' : 'primary', number.format(report.primary)],
    [fr ? 'vides au départ' : 'blank before', number.format(report.blank)],
    [fr ? 'secondaires' : 'secondary', number.format(report.secondary)],
    [fr ? 'valeur cachée' : 'value hidden', number.format(report.valueHidden)],
    [fr ? 'méthode' : 'method', used.join(', ') || (fr ? 'rien à cacher' : 'nothing to hide')],
    [
      fr ? 'écart à l’optimum' : 'gap to the optimum',
      report.gap === undefined ? (fr ? 'inconnu' : 'unknown') : share.format(report.gap),
    ],
    ['audit', fr ? 'passé : aucune case cachée ne se déduit' : 'passed: no hidden cell can be deduced'],
    [fr ? 'durée' : 'time', `${number.format(report.seconds)} s`],
  ];
  return text(lines, language);
}

/** The cells that a reader can work out, then the figures of the audit. */
export function auditText(audit: CsvAudit, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const fr = language === 'fr';
  const found = audit.hidden
    .filter(({ low, high }) => low === high)
    .map(({ cell, low }) => [Object.values(cell).join(' · '), `= ${number.format(low)}`] as [string, string]);
  return text(
    [
      ...found,
      [fr ? 'cases' : 'cells', number.format(audit.cells)],
      [fr ? 'cachées' : 'hidden', number.format(audit.hidden.length)],
      [fr ? 'retrouvées' : 'disclosed', number.format(audit.disclosed)],
      ...(audit.finished
        ? []
        : [[fr ? 'audit' : 'audit', fr ? 'inachevé' : 'unfinished'] as [string, string]]),
      [fr ? 'durée' : 'time', `${number.format(audit.seconds)} s`],
    ],
    language,
  );
}

const text = (lines: readonly (readonly [string, string])[], language: Language): string =>
  lines.map(([name, said]) => `${name}${language === 'fr' ? '\u00a0:' : ':'} ${said}\n`).join('');
