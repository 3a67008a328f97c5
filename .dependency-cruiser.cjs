/** The rooms and their one-way flow: a room imports only rooms above it, each through its index. */
const swc = require('@swc/core');

// dependency-cruiser 17 has swc parse every file as TypeScript without JSX: say which files have it.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const rooms = [
  'rdf',
  'describe',
  'read',
  'protect',
  'cube',
  'validate',
  'publish',
  'store',
  'sparql',
  'serve',
  'cli',
];

const downwardOnly = rooms.map((room, position) => ({
  name: `${room}-looks-up-only`,
  comment: `${room} may import only: ${rooms.slice(0, position).join(', ') || 'no room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${rooms.slice(position + 1).join('|') || '-'})/` },
}));

module.exports = {
  forbidden: [
    ...downwardOnly,
    {
      name: 'the-server-has-no-path-to-a-raw-cell',
      severity: 'error',
      from: { path: '^src/(store|sparql|serve)/' },
      to: { path: '^src/(read|protect|publish)/' },
    },
    {
      name: 'through-the-front-door',
      comment: 'another room is imported through its index.ts',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: '^src/($1/|[^/]+/index\\.ts$)' },
    },
    {
      name: 'the-audit-stands-alone',
      comment: 'what audits a choice shares no code with it, so that one mistake cannot be in both',
      severity: 'error',
      from: { path: '^src/protect/audit/' },
      to: { path: '^src/', pathNot: '^src/protect/audit/' },
    },
    {
      name: 'the-choice-knows-no-audit',
      severity: 'error',
      from: { path: '^src/protect/(choice|table)/' },
      to: { path: '^src/protect/audit/' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unused-file',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/serve/browser/[^/]+\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
