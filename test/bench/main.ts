/**
 * `npm run bench`: the table of SPARQL against peers, then reading and the secret, each in a process of its own.
 * `npm run bench -- sparql --size 8.4M --peer virtuoso`: the first alone, at a size, beside one peer; `--peer none`: beside none.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchRead } from './read.ts';
import { benchSecret } from './secret.ts';
import { benchSparql } from './sparql/index.ts';

interface Row {
  readonly what: string;
  readonly cells: number;
  readonly seconds: number;
  /** The process at its largest. */
  readonly megabytes: number;
  readonly outcome: string;
}

const measurements: Record<string, () => Promise<Row>> = {
  read: async () => ({
    what: 'read a table: 35,000 communes × 48 months',
    outcome: 'each cell with its place',
    ...(await benchRead()),
  }),
  secret: async () => {
    let last = 0;
    const { report, small, problems, seconds, megabytes } = await benchSecret(
      ({ stage, done, total, unit }) => {
        if (Date.now() - last < 1000) return;
        last = Date.now();
        console.error(`  ${stage}: ${done}${total === undefined ? '' : ` / ${total}`} ${unit}`);
      },
    );
    const share = `${Math.round(small * 100)} % below 5`;
    return {
      what: 'protect and audit: communes × 11 ages, under departments, regions, France',
      cells: report.cells,
      seconds,
      megabytes,
      outcome: `${share}, ${report.primary + report.secondary} hidden, ${problems} not cleared by the audit`,
    };
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '420k' },
    peer: { type: 'string', multiple: true, default: [] },
  },
});
const [name] = positionals;
const measure = name === undefined ? undefined : measurements[name];
if (name === 'sparql') {
  await benchSparql(values.size, values.peer);
} else if (measure) {
  console.log(JSON.stringify(await measure()));
} else {
  await benchSparql(values.size, values.peer);
  const rows = Object.keys(measurements).map((one) => {
    console.error(one);
    const ran = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), one], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    return ran.status === 0
      ? (JSON.parse(ran.stdout) as Row)
      : { what: one, outcome: `failed (${ran.status})` };
  });
  console.table(
    rows.map((row) => ({
      ...row,
      ...('seconds' in row && {
        seconds: row.seconds.toFixed(1),
        megabytes: Math.round(row.megabytes),
        'cells/s': Math.round(row.cells / row.seconds),
      }),
    })),
  );
}
