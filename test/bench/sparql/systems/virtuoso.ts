/** Virtuoso 7: loaded in bulk, then started again, as its plans ask. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untilAnswered } from '../client.ts';
import { loadOnce } from '../load-once.ts';
import { bytesOf, ended, isInstalled } from '../processes.ts';
import { kept } from '../release.ts';
import type { System } from './system.ts';

const port = { sql: 11_111, http: 18_890 };

/** The one graph that triples are loaded into, and that queries are about. */
const graph = 'http://localhost:8080/bench';

/** Without the graph's name, queries are also about what Virtuoso says of itself. */
const endpoint = `http://127.0.0.1:${port.http}/sparql?default-graph-uri=${encodeURIComponent(graph)}`;

export const virtuoso: System = {
  name: 'Virtuoso',
  async start(prepared, size) {
    if (!isInstalled('virtuoso-t') || !isInstalled('isql-vt')) {
      return { leftOut: 'not installed: apt-get install virtuoso-opensource-7' };
    }
    const { folder, seconds } = await loadOnce('virtuoso', size, prepared, (empty) =>
      load(empty, prepared.nTriples),
    );
    const server = await started(folder);
    return {
      title: `Virtuoso ${versionOf()}`,
      endpoint,
      pid: server.pid as number,
      load: seconds,
      disk: bytesOf(path.join(folder, 'virtuoso.db')),
      stop: () => ended(server, 'SIGKILL'),
    };
  },
};

const versionOf = (): string =>
  /Version (\d+\.\d+\.\d+)/.exec(
    execFileSync('sh', ['-c', 'virtuoso-t -? 2>&1 || true'], { encoding: 'utf8' }),
  )?.[1] ?? '7';

/** @returns how many seconds the bulk loader took, checkpoint included */
async function load(folder: string, nTriples: readonly string[]): Promise<number> {
  const triples = path.join(folder, 'triples');
  await mkdir(triples);
  for (const [at, file] of nTriples.entries()) {
    await symlink(file, path.join(triples, `${at}${path.basename(file)}`));
  }
  const server = await started(folder);
  const start = performance.now();
  sql(
    `ld_dir('${triples}', '*', '${graph}'); rdf_loader_run(); checkpoint;` +
      " SELECT 'problem: ' || ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;",
  );
  const seconds = (performance.now() - start) / 1000;
  sql('shutdown;');
  await ended(server, 'SIGTERM');
  await rm(triples, { recursive: true });
  return seconds;
}

async function started(folder: string) {
  const file = path.join(folder, 'virtuoso.ini');
  await writeFile(file, configuration(folder));
  await rm(path.join(folder, 'virtuoso.lck'), { force: true });
  const server = spawn('virtuoso-t', ['+foreground', '+configfile', file], { stdio: 'ignore' });
  await untilAnswered(endpoint, 120);
  return server;
}

/** @throws when a statement fails */
function sql(statements: string): void {
  const said = execFileSync(
    'isql-vt',
    [`127.0.0.1:${port.sql}`, 'dba', 'dba', 'ERRORS=STDOUT', 'VERBOSE=OFF', `EXEC=${statements}`],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const problem = /\*\*\* Error.*|problem: .*/.exec(said)?.[0];
  if (problem !== undefined && !statements.startsWith('shutdown')) throw new Error(`Virtuoso: ${problem}`);
}

/** Memory for the whole data at 8.4 million observations; no cut of results, no estimate that refuses a query. */
const configuration = (folder: string): string => `
[Database]
DatabaseFile = ${folder}/virtuoso.db
ErrorLogFile = ${folder}/virtuoso.log
LockFile = ${folder}/virtuoso.lck
TransactionFile = ${folder}/virtuoso.trx
xa_persistent_file = ${folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = ${folder}/virtuoso-temp.db
TransactionFile = ${folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:${port.sql}
DisableUnixSocket = 1
DirsAllowed = ${folder}, ${kept}
NumberOfBuffers = 680000
MaxDirtyBuffers = 500000
MaxQueryMem = 2G
VectorSize = 1000
MaxVectorSize = 1000000
ThreadsPerQuery = 2
AsyncQueueMaxThreads = 10
CheckpointInterval = 0
SchedulerInterval = 10

[HTTPServer]
ServerPort = 127.0.0.1:${port.http}
ServerRoot = ${folder}
MaxClientConnections = 10
KeepAliveTimeout = 60

[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryCostEstimationTime = 1000000000
MaxQueryExecutionTime = 0
`;
