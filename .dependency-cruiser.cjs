// The order of the rooms, and who may know which library. A room imports leftwards only; test/architecture holds the same table.
const { ROOMS, ALSO_FORBIDDEN, CONFINED } = require('./test/architecture/rooms.cjs');

const folder = (room) => `^src/${room}/`;

const leftwards = ROOMS.map((room, place) => ({
  name: `${room}-imports-leftwards`,
  comment: `src/${room} may import only the rooms left of it: ${ROOMS.slice(0, place).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: folder(room) },
  to: { path: `^src/(${ROOMS.slice(place + 1).join('|') || 'nothing'})/` },
}));

const forbidden = ALSO_FORBIDDEN.map(({ from, to, because }) => ({
  name: `${from.replaceAll(/\W+/g, '-')}-not-${to.replaceAll(/\W+/g, '-')}`.toLowerCase(),
  comment: because,
  severity: 'error',
  from: { path: from },
  to: { path: to },
}));

const confined = CONFINED.map(({ library, within }) => ({
  name: `${library}-confined`,
  comment: `${library} is known only within ${within}`,
  severity: 'error',
  from: { path: '^(src|migrations)/', pathNot: within },
  to: { path: `node_modules/${library}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...leftwards,
    ...forbidden,
    ...confined,
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
