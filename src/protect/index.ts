export { type AuditCsvOptions, auditCsv, type CsvAudit, type HiddenCell } from './alone/audit-csv.ts';
export { writePrivateFile } from './alone/private-file.ts';
export { type CsvReport, type CsvRules, type ProtectedCsv, protectCsv } from './alone/protect-csv.ts';
export { auditText, protectReportText } from './alone/words.ts';
export type { DatasetReport } from './dataset/tally.ts';
export { type Limits, type Protection, protect } from './protect.ts';
export type { ProtectedCells } from './protected-cells.ts';
